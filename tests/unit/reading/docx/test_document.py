"""The body of a Word file in order: heads laid out by tables and tabs, marks that Word prints, what is not printed."""

from __future__ import annotations

import pytest

from tests.unit.reading.docx.word import (
    HEADING,
    cell,
    document,
    down,
    indicators,
    level,
    lines,
    numbered,
    numbering,
    paragraph,
    read,
    row,
    run,
    table,
)
from tolok.reading import read_decree

LETTERS = (level(0, "lowerLetter", "%1."), level(1, "decimal", "%2)"))
DIGITS = (level(0, "decimal", "%1."), level(1, "lowerLetter", "%2."))
TITLE = ("KEPUTUSAN CAMAT MAJU", "NOMOR 7 TAHUN 2024", "TENTANG", "INDIKATOR KINERJA UTAMA KECAMATAN MAJU")


def head(*body: str) -> tuple[str, ...]:
    return (*(paragraph(line) for line in TITLE), *body)


def annex() -> tuple[str, str]:
    return paragraph("Jabatan : Camat"), indicators()


def test_head_in_a_table_without_borders_is_read() -> None:
    keputusan = read(
        *head(
            table(
                row("Menimbang", ":", "a.", "bahwa kinerja perlu diukur;"),
                row("", "", "b.", "bahwa berdasarkan huruf a perlu ditetapkan;"),
                row("Mengingat", ":", "1.", "Undang-Undang Nomor 23 Tahun 2014;"),
                row("", "", "2.", "Peraturan Pemerintah Nomor 17 Tahun 2018;"),
                borders=False,
            ),
            paragraph("MEMUTUSKAN:"),
            table(
                row("Menetapkan", ":", ""),
                row("KESATU", ":", "Menetapkan indikator kinerja."),
                row("KEDUA", ":", "Keputusan ini mulai berlaku sejak ditetapkan."),
                borders=False,
            ),
        ),
        *annex(),
    )
    assert keputusan.nomor == "7 TAHUN 2024"
    assert len(keputusan.menimbang) == 2
    assert len(keputusan.mengingat) == 2
    assert [one.label for one in keputusan.diktum] == ["KESATU", "KEDUA"]


def test_head_numbered_by_word_gets_its_marks_back() -> None:
    body = head(
        table(
            row("Menimbang", ":", cell(numbered("bahwa satu;"), numbered("bahwa dua;"))),
            row("Mengingat", ":", cell(numbered("Undang-Undang A;", of=2), numbered("Undang-Undang B;", of=2))),
            borders=False,
        ),
        paragraph("MEMUTUSKAN:"),
        numbered(run("\t: Isi pertama."), of=3),
        numbered(run("\t: Isi kedua."), of=3),
    )
    lists = numbering(LETTERS, DIGITS, (level(0, "ordinalText", "%1"),))
    keputusan = read(*body, *annex(), lists=lists)
    assert keputusan.menimbang == ("bahwa satu;", "bahwa dua;")
    assert keputusan.mengingat == ("Undang-Undang A", "Undang-Undang B")
    assert [(one.label, one.isi) for one in keputusan.diktum] == [("KESATU", "Isi pertama."), ("KEDUA", "Isi kedua.")]


def test_head_aligned_by_tabs_and_line_breaks_is_read() -> None:
    tab, end = "<w:r><w:tab/></w:r>", "<w:r><w:br/></w:r>"
    keputusan = read(
        *head(
            paragraph(run("Menimbang"), tab, run(":"), tab, run("a."), tab, run("bahwa satu;"), end,
                      tab, run("b."), tab, run("bahwa dua;")),
            paragraph(run("Mengingat"), tab, run(": 1."), tab, run("Undang-Undang A;")),
            paragraph("MEMUTUSKAN:"), paragraph(run("KESATU"), tab, run(":"), tab, run("Isi.")),
        ),
        *annex(),
    )  # fmt: skip
    assert keputusan.menimbang == ("bahwa satu;", "bahwa dua;")
    assert keputusan.mengingat == ("Undang-Undang A",)
    assert keputusan.diktum[0].isi == "Isi."


def test_levels_of_a_list_count_and_start_again_as_word_counts() -> None:
    body = [numbered("satu"), numbered("a", level=1), numbered("b", level=1), numbered("dua"), numbered("c", level=1)]
    read_lines = lines(*body, lists=numbering(DIGITS))
    assert read_lines == ["1. satu", "a. a", "b. b", "2. dua", "a. c"]


def test_second_use_of_a_list_goes_on_unless_it_starts_anew() -> None:
    more = (
        '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
        "</w:lvlOverride></w:num>"
    )
    body = [numbered("x"), numbered("y", of=2), numbered("z", of=3), numbered("w", of=3)]
    assert lines(*body, lists=numbering(LETTERS, more=more)) == ["a. x", "b. y", "a. z", "b. w"]


def test_number_of_a_deep_level_names_the_levels_above() -> None:
    levels = (level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2", "<w:isLgl/>"), level(2, "bullet", "\uf0b7"))
    body = [numbered("i"), numbered("ii"), numbered("satu", level=1), numbered("butir", level=2)]
    assert lines(*body, lists=numbering(levels)) == ["I. i", "II. ii", "2.1 satu", "- butir"]


def test_numbering_of_a_style_is_printed_unless_the_paragraph_drops_it() -> None:
    styles = (
        '<w:style w:styleId="Dasar"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="Butir"><w:basedOn w:val="Dasar"/></w:style>'
    )
    styled = '<w:pStyle w:val="Butir"/>'
    body = [
        paragraph("satu", properties=styled),
        paragraph("tanpa", properties=f'{styled}<w:numPr><w:numId w:val="0"/></w:numPr>'),
        paragraph("dua", properties=styled),
    ]
    assert lines(*body, lists=numbering(LETTERS), styles=styles) == ["a. satu", "tanpa", "b. dua"]


def test_deleted_and_hidden_words_are_not_read_and_inserted_ones_are() -> None:
    body = paragraph(
        run("Keputusan "),
        "<w:del><w:r><w:delText>lama</w:delText></w:r></w:del>",
        f"<w:ins>{run('baru')}</w:ins>",
        run(" rahasia", "<w:vanish/>"),
        f"<w:moveFrom>{run(' dipindah')}</w:moveFrom>",
        f"<w:hyperlink>{run(' tertaut')}</w:hyperlink>",
        f"<w:sdt><w:sdtContent>{run(' terisi')}</w:sdtContent></w:sdt>",
    )
    assert lines(body) == ["Keputusan baru tertaut terisi"]


def test_paragraph_deleted_whole_leaves_no_line_and_takes_no_number() -> None:
    gone = (
        '<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:rPr><w:del/></w:rPr></w:pPr>'
        "<w:del><w:r><w:delText>x</w:delText></w:r></w:del></w:p>"
    )
    assert lines(numbered("a"), gone, numbered("b"), lists=numbering(DIGITS)) == ["1. a", "2. b"]


def test_signs_hyphens_and_blanks_of_word_become_plain() -> None:
    body = paragraph(
        run("pem"), "<w:r><w:softHyphen/></w:r>", run("binaan\u00a0desa "), "<w:r><w:noBreakHyphen/></w:r>",
        '<w:r><w:sym w:font="Symbol" w:char="F0B4"/></w:r>', run("\u00ad\u200b 2"),
    )  # fmt: skip
    assert lines(body) == ["pembinaan desa -× 2"]


def test_words_shown_in_capitals_are_read_in_capitals() -> None:
    assert lines(paragraph(run("Camat Maju", "<w:caps/>"))) == ["CAMAT MAJU"]


def test_text_box_is_read_once_below_its_paragraph() -> None:
    box = f"<w:txbxContent>{paragraph('Ditetapkan di Maju')}</w:txbxContent>"
    both = (
        f"<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert [line for line in lines(paragraph(run("Atas"), both)) if line] == ["Atas", "Ditetapkan di Maju"]


def test_result_of_a_field_is_read_and_its_instruction_is_not() -> None:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    body = paragraph(
        run("Tahun "), mark.format("begin"), "<w:r><w:instrText>DATE</w:instrText></w:r>", mark.format("separate"),
        run("2024"), mark.format("end"), run(" ini"),
    )  # fmt: skip
    assert lines(body) == ["Tahun 2024 ini"]


def test_field_that_never_ends_does_not_swallow_the_paragraphs_below() -> None:
    torn = paragraph(run("Satu"), '<w:r><w:fldChar w:fldCharType="begin"/></w:r>')
    assert lines(torn, paragraph("Dua")) == ["Satu", "Dua"]


def test_signature_in_a_table_with_a_blank_half_is_read() -> None:
    keputusan = read(
        *head(paragraph("MEMUTUSKAN:"), paragraph("KESATU : Isi.")),
        table(
            row("", cell("Ditetapkan di Maju", "pada tanggal 3 Maret 2024")),
            row("", cell("CAMAT MAJU,", "", "", "BUDI SANTOSO, S.Sos", "NIP. 19700101 199003 1 001")),
            borders=False,
        ),
        *annex(),
    )
    assert keputusan.tempat == "Maju"
    assert keputusan.penanda_tangan is not None
    assert keputusan.penanda_tangan.nama == "BUDI SANTOSO, S.Sos"
    assert keputusan.penanda_tangan.nip == "19700101 199003 1 001"


def test_content_controls_about_paragraphs_tables_rows_and_cells_are_transparent() -> None:
    def control(inner: str) -> str:
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{inner}</w:sdtContent></w:sdt>"

    whole = table(row(*HEADING), row("1", "Tertib", "Jumlah arsip", "Jumlah arsip", "Buku", "Camat"))
    wrapped = whole.replace("<w:tr>", "<w:sdt><w:sdtContent><w:tr>").replace(
        "</w:tr>", "</w:tr></w:sdtContent></w:sdt>"
    )
    keputusan = read(control(paragraph("Jabatan : Camat")), control(wrapped))
    assert keputusan.jabatan[0].nama == "Camat"
    assert len(keputusan.jabatan[0].baris) == 1


def test_table_of_indicators_within_a_cell_that_lays_out_the_page_is_read() -> None:
    keputusan = read(table(row(cell("Jabatan : Camat", indicators(), paragraph())), borders=False))
    assert keputusan.jabatan[0].nama == "Camat"
    assert keputusan.jabatan[0].baris[0].indikator == "Jumlah arsip"


def test_form_of_one_indicator_as_label_and_value_is_read() -> None:
    keputusan = read(
        paragraph("Jabatan : Camat"),
        table(
            row("Sasaran", ":", "Tertibnya arsip"),
            row("Indikator", ":", "Persentase arsip tertib"),
            row("Formula", ":", cell("Jumlah arsip tertib", "------------- x 100%", "Jumlah arsip")),
            row("Sumber Data", ":", "Buku arsip"),
        ),
    )
    (baris,) = keputusan.jabatan[0].baris
    assert baris.indikator == "Persentase arsip tertib"
    assert baris.formula.penyebut == "Jumlah arsip"


def test_main_part_by_another_name_is_found_by_the_relations() -> None:
    import zipfile
    from io import BytesIO

    whole = document(*annex(), main="word/document2.xml")
    out = BytesIO(whole)
    with zipfile.ZipFile(out, "a") as packed:
        packed.writestr(
            "_rels/.rels", '<Relationships><Relationship Id="r" Type="http://x/officeDocument" '
            'Target="/word/document2.xml"/></Relationships>'
        )  # fmt: skip
    assert len(read_decree(out.getvalue(), "a.docx").keputusan.jabatan) == 1
    assert len(read_decree(whole, "a.docx").keputusan.jabatan) == 1


def test_file_of_the_strict_form_is_read_alike() -> None:
    strict = document(*annex()).replace(b"", b"")
    import zipfile
    from io import BytesIO

    out = BytesIO()
    with zipfile.ZipFile(BytesIO(strict)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                                                      b"http://purl.oclc.org/ooxml/wordprocessingml/main"))  # fmt: skip
    assert len(read_decree(out.getvalue(), "a.docx").keputusan.jabatan[0].baris) == 1


@pytest.mark.parametrize("properties", ["<w:pageBreakBefore/>", ""])
def test_page_break_is_a_blank_line(properties: str) -> None:
    content = (run("Dua"),) if properties else ('<w:r><w:br w:type="page"/></w:r>', run("Dua"))
    read_lines = lines(paragraph("Satu"), paragraph(*content, properties=properties))
    assert [read_lines[0], read_lines[-1]] == ["Satu", "Dua"]
    assert "" in read_lines


def test_merged_numbers_of_a_list_in_the_number_column_name_the_rows() -> None:
    keputusan = read(
        paragraph("Jabatan : Camat"),
        table(
            row(*HEADING),
            row(cell(numbered("")), "Tertib", "Jumlah a", "Jumlah a", "Buku", "Camat"),
            row(cell(numbered("")), "Rapi", "Jumlah b", "Jumlah b", "Buku", "Camat"),
            row(down(numbered("")), down("Baik"), "Jumlah c", "Jumlah c", "Buku", "Camat"),
            row(down(), down(), "Jumlah d", "Jumlah d", "Buku", "Camat"),
        ),
        lists=numbering(DIGITS),
    )
    assert [one.nomor for one in keputusan.jabatan[0].baris] == ["1", "2", "3", None]


def test_copies_beside_the_signature_in_one_row_are_kept_apart() -> None:
    copies = cell("Tembusan :", numbered("Bupati Contoh;"), numbered("Arsip."))
    signed = cell("Ditetapkan di Maju", "pada tanggal 3 Maret 2024", "CAMAT MAJU,", "", "BUDI SANTOSO, S.Sos")
    keputusan = read(
        *head(paragraph("MEMUTUSKAN:"), paragraph("KESATU : Isi."), table(row(copies, signed), borders=False)),
        *annex(),
        lists=numbering(DIGITS),
    )
    assert keputusan.tembusan == ("Bupati Contoh", "Arsip")
    assert keputusan.tempat == "Maju"
    assert keputusan.penanda_tangan is not None
    assert keputusan.penanda_tangan.nama == "BUDI SANTOSO, S.Sos"


def test_head_of_an_annex_in_a_table_is_read() -> None:
    keputusan = read(
        *head(paragraph("MEMUTUSKAN:"), paragraph("KESATU : Isi.")),
        table(row("", "LAMPIRAN", ":", "KEPUTUSAN CAMAT MAJU"), row("", "NOMOR", ":", "7 TAHUN 2024"),
              row("", "TANGGAL", ":", "3 MARET 2024"), borders=False),
        *annex(),
    )  # fmt: skip
    assert [one.nomor for one in keputusan.lampiran] == ["7 TAHUN 2024"]


def test_label_tugas_and_fungsi_in_a_table_with_numbers_are_read() -> None:
    keputusan = read(
        table(
            row("1.", "Jabatan", ":", "Kepala Seksi Pemerintahan"),
            row("2.", "Tugas", ":", "Membina pemerintahan desa"),
            row("3.", "Fungsi", ":", cell(numbered("menyusun rencana;"), numbered("membina desa."))),
            borders=False,
        ),
        indicators(),
        lists=numbering(LETTERS),
    )
    (jabatan,) = keputusan.jabatan
    assert jabatan.nama == "Kepala Seksi Pemerintahan"
    assert len(jabatan.tugas) == 1
    assert jabatan.fungsi == ("menyusun rencana;", "membina desa.")


def test_forms_with_numbered_labels_are_one_row_each() -> None:
    def form(name: str) -> str:
        return table(row("1", "Sasaran", ":", "Tertib"), row("2", "Indikator Kinerja", ":", name),
                     row("3", "Definisi", ":", "arsip: semua surat"), row("4", "Sumber Data", ":", "Buku"))  # fmt: skip

    keputusan = read(paragraph("Jabatan : Camat"), form("Jumlah arsip"), paragraph(), form("Jumlah surat"))
    rows = keputusan.jabatan[0].baris
    assert [one.indikator for one in rows] == ["Jumlah arsip", "Jumlah surat"]
    assert rows[0].definisi_operasional == "arsip: semua surat"


def test_table_laid_out_by_tabs_in_paragraphs_is_a_table() -> None:
    def tabbed(*cells: str) -> str:
        return paragraph("<w:r><w:tab/></w:r>".join(map(run, cells)))

    keputusan = read(
        paragraph("Jabatan : Camat"), tabbed(*HEADING),
        tabbed("1", "Tertib", "Jumlah a", "Jumlah a", "Buku", "Camat"), tabbed("", "", "Jumlah b", "Jumlah b", "Buku"),
        paragraph("Maju, 3 Maret 2024"),
    )  # fmt: skip
    assert [one.indikator for one in keputusan.jabatan[0].baris] == ["Jumlah a", "Jumlah b"]
