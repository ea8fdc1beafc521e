"""Tables of indicators in Word: cells merged both ways, indented rows, hair-wide columns, rows over pages, lists."""

from __future__ import annotations

from tests.unit.reading.docx.word import (
    HEADING,
    baris,
    cell,
    document,
    down,
    numbered,
    numbering,
    paragraph,
    read,
    row,
    run,
    table,
)
from tolok.reading import read_decree


def wide(text: str, columns: int) -> str:
    return cell(text, properties=f'<w:gridSpan w:val="{columns}"/>')


def test_cells_merged_down_stand_in_every_indicator_and_the_number_in_one() -> None:
    rows = baris(
        table(
            row(*HEADING),
            row(down("1"), down("Tertibnya arsip"), "Jumlah a", "Jumlah a", down("Buku arsip"), down("Sekretaris")),
            row(down(), down(), "Jumlah b", "Jumlah b", down(), down()),
            row("2", "Rapi", "Jumlah c", "Jumlah c", "Daftar", "Camat"),
        )
    )
    assert [one.nomor for one in rows] == ["1", None, "2"]
    assert [one.sasaran for one in rows] == ["Tertibnya arsip", "Tertibnya arsip", "Rapi"]
    assert rows[1].sumber_data == ("Buku arsip",)
    assert rows[1].penanggung_jawab == ("Sekretaris",)
    assert rows[1].asal["sasaran"].baris == rows[0].asal["sasaran"].baris
    assert rows[1].asal["sasaran"].keyakinan == 1.0


def test_indicator_merged_over_two_sources_is_one_row_with_both() -> None:
    rows = baris(
        table(
            row(*HEADING),
            row(down("1"), down("Tertib"), down("Jumlah arsip"), down("Jumlah arsip"), "Buku arsip", down("Camat")),
            row(down(), down(), down(), down(), "Daftar arsip", down()),
        )
    )
    assert len(rows) == 1
    assert "Buku arsip" in rows[0].sumber_data[0]
    assert "Daftar arsip" in rows[0].sumber_data[-1]


def test_heading_of_two_rows_with_years_below_is_read() -> None:
    rows = baris(
        table(
            row(
                down("No"), down("Sasaran"), down("Indikator"), down("Formula"), wide("Target", 2), down("Sumber Data")
            ),
            row(down(), down(), down(), down(), "2024", "2025", down()),
            row("1", "Tertib", "Jumlah arsip", "Jumlah arsip", "10", "20", "Buku"),
        )
    )
    assert rows[0].kolom_lain == {"Target 2024": "10", "Target 2025": "20"}
    assert rows[0].sumber_data == ("Buku",)


def test_title_rows_over_the_whole_table_are_lines() -> None:
    keputusan = read(
        table(
            row(wide("INDIKATOR KINERJA UTAMA KECAMATAN MAJU TAHUN 2024", 6)),
            row(wide("Jabatan : Camat Maju", 6)),
            row(*HEADING),
            row("1", "Tertib", "Jumlah arsip", "Jumlah arsip", "Buku", "Camat"),
        )
    )
    assert [(one.nama, len(one.baris)) for one in keputusan.jabatan] == [("Camat Maju", 1)]


def test_positions_named_in_rows_within_one_table_part_it() -> None:
    keputusan = read(
        table(
            row(*HEADING),
            row(wide("Jabatan : Camat", 6)),
            row("1", "Tertib", "Jumlah a", "Jumlah a", "Buku", "Camat"),
            row(wide("Jabatan : Sekretaris", 6)),
            row("1", "Rapi", "Jumlah b", "Jumlah b", "Daftar", "Sekretaris"),
        )
    )
    assert [(one.nama, len(one.baris)) for one in keputusan.jabatan] == [("Camat", 1), ("Sekretaris", 1)]


def test_columns_a_hair_wide_are_the_borders_that_they_were_meant_as() -> None:
    widths = (500, 2000, 60, 2000, 2000, 1500, 1500)
    rows = baris(
        table(
            row("No", wide("Sasaran", 2), "Indikator", "Formula", "Sumber Data", "Penanggung Jawab"),
            row("1", "Tertib", wide("Jumlah arsip", 2), "Jumlah arsip", "Buku", "Camat"),
            widths=widths,
        )
    )
    assert (rows[0].sasaran, rows[0].indikator) == ("Tertib", "Jumlah arsip")


def test_row_that_begins_further_right_keeps_its_columns() -> None:
    rows = baris(
        table(
            row(*HEADING),
            row("1", "Tertib", "Jumlah a", "Jumlah a", "Buku", "Camat"),
            row("Jumlah b", "Jumlah b", "Buku", "Camat", properties='<w:gridBefore w:val="2"/>'),
        )
    )
    assert [one.indikator for one in rows] == ["Jumlah a", "Jumlah b"]
    assert rows[1].sasaran == "Tertib"


def test_sideways_merge_of_old_files_is_one_cell() -> None:
    aside, on = '<w:hMerge w:val="restart"/>', "<w:hMerge/>"
    rows = baris(
        table(
            row("No", "Sasaran", "Indikator", cell("Formula", properties=aside), cell(properties=on), "Sumber Data"),
            row("1", "Tertib", "Persentase arsip", "Jumlah arsip tertib dibagi jumlah arsip", "x 100%", "Buku"),
        )
    )
    assert rows[0].formula.teks.endswith("× 100%")


def test_deleted_row_is_not_read() -> None:
    gone = row("2", "Lama", "Jumlah lama", "Jumlah lama", "Buku", "Camat", properties="<w:del/>")
    rows = baris(table(row(*HEADING), row("1", "Tertib", "Jumlah a", "Jumlah a", "Buku", "Camat"), gone))
    assert [one.indikator for one in rows] == ["Jumlah a"]


def test_table_over_two_pages_with_its_heading_again_is_one() -> None:
    def first(text: str) -> str:
        return row(text, "Tertib", f"Jumlah {text}", f"Jumlah {text}", "Buku", "Camat")

    rows = baris(
        table(row(*HEADING, properties="<w:tblHeader/>"), first("1")),
        paragraph('<w:r><w:br w:type="page"/></w:r>'),
        table(row(*HEADING), first("2")),
        paragraph(),
        table(first("3")),
    )
    assert [one.nomor for one in rows] == ["1", "2", "3"]


def test_items_of_a_cell_are_parted_by_paragraph_break_and_mark() -> None:
    rows = baris(
        table(
            row(*HEADING),
            row("1", "Tertib", "Jumlah a", "Jumlah a",
                cell(numbered("Buku agenda"), numbered("Daftar hadir")), cell("Camat", "Sekretaris")),
            row("2", "Rapi", "Jumlah b", "Jumlah b",
                cell(paragraph(run("Buku agenda"), "<w:r><w:br/></w:r>", run("Daftar hadir"))),
                cell(numbered("Camat", of=2), numbered("Kepala Seksi", "<w:r><w:br/></w:r>", "Pelayanan", of=2))),
        ),
        lists=numbering(('<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf0b7"/></w:lvl>',),
                        ('<w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1)"/></w:lvl>',)),
    )  # fmt: skip
    assert rows[0].sumber_data == rows[1].sumber_data == ("Buku agenda", "Daftar hadir")
    assert rows[0].penanggung_jawab == ("Camat", "Sekretaris")
    assert rows[1].penanggung_jawab == ("Camat", "Kepala Seksi Pelayanan")


def test_table_of_other_things_is_told_and_does_not_harm_the_decree() -> None:
    other = table(row("Nama", "NIP", "Pangkat"), row("Budi", "12", "Penata"))
    whole = document(paragraph("Jabatan : Camat"), table(row(*HEADING), row("1", "A", "Jumlah a", "a", "B", "C")),
                     paragraph("Daftar hadir rapat penyusunan"), other)  # fmt: skip
    reading = read_decree(whole, "a.docx")
    assert len(reading.keputusan.jabatan[0].baris) == 1
    assert any("«Nama»" in note for note in reading.notes)


def test_source_has_a_line_for_every_row_and_places_point_to_it() -> None:
    whole = document(paragraph("Jabatan : Camat"), table(
        row(*HEADING), row("1", "Tertib", "Jumlah a", cell("Jumlah a", "yang baik"), "Buku", "Camat")))  # fmt: skip
    reading = read_decree(whole, "a.docx")
    (baris_,) = reading.keputusan.jabatan[0].baris
    line = baris_.asal["indikator"].baris
    assert line is not None
    assert reading.lines[line - 1].split("\t")[3] == "Jumlah a yang baik"
