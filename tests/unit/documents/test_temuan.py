"""The report on a decree's faults: its words in PDF and DOCX, its structure, and texts that no font has."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import docx
import pikepdf
import pypdfium2
import pytest
from docx.oxml.ns import qn

from tests.unit.documents.test_lkjip import structure_types
from tolok.core.catalogue import Jabatan, Keputusan
from tolok.core.kernel.location import Location
from tolok.core.lint import Finding, Severity, lint, rule_files
from tolok.core.lint.mend import Mend
from tolok.documents.templates.temuan import (
    Examined,
    SetAsideFinding,
    temuan_content,
    temuan_docx,
    temuan_pdf,
)
from tolok.documents.templates.temuan.aturan import sections
from tolok.sample import sample_year

DAY = date(2026, 1, 5)
SHA = "0f" * 32
CHAPTERS = (
    "Yang diperiksa", "Ringkasan", "Yang harus diperbaiki sebelum ditandatangani", "Peringatan", "Catatan",
    "Temuan yang dikesampingkan", "Penjelasan aturan", "Dasar hukum",
)  # fmt: skip


def an_error(jabatan: str | None = "Kasi Contoh", **values: object) -> Finding:
    finding = Finding(
        code="FRM010",
        name="missing-formula",
        severity=Severity.ERROR,
        location=Location(jabatan, 3, "formula", page=4),
        message="Baris 3, kolom formula: sel formula kosong untuk «Jumlah surat»; tulis formulanya (FRM010)",
        evidence="Jumlah surat yang diarsipkan menurut jadwal",
    )
    return replace(finding, **values)


@pytest.fixture(scope="module")
def examined() -> Examined:
    """The sample's faulty decree, its first finding set aside, with one finding that carries a mend."""
    keputusan = sample_year().keputusan[0]
    aside, *found = [*lint(keputusan, as_of=DAY)] or [an_error(None), an_error(None)]
    warning = an_error(
        code="SMB010",
        name="missing-source",
        severity=Severity.WARNING,
        mends=(Mend("jabatan/0/baris/2/sumber_data/0", "Bukuregister", "Buku register"),),
    )
    return Examined(
        file_name="iku.pdf",
        sha256=SHA,
        keputusan=keputusan,
        findings=(an_error(), *found, warning),
        set_aside=(SetAsideFinding(aside, "Dibahas dengan Bagian Organisasi.", "Sri Contoh", "3 Januari 2026"),),
        examined_on=DAY,
        rule_count=len(rule_files()),
        state="seperti terbaca dari berkasnya",
        settings="NAM010 dimatikan",
    )


@pytest.fixture(scope="module")
def pdf(examined: Examined) -> bytes:
    return temuan_pdf(examined)


@pytest.fixture(scope="module")
def word_file(examined: Examined) -> bytes:
    return temuan_docx(examined)


def pdf_text(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    words = "\n".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return " ".join(words.replace("\ufffe", "-").split())


def docx_texts(content: bytes) -> list[str]:
    body = docx.Document(io.BytesIO(content)).element.body
    return [" ".join("".join(t.text or "" for t in p.iter(qn("w:t"))).split()) for p in body.iter(qn("w:p"))]


def test_both_files_have_the_same_chapters_in_order(pdf: bytes, word_file: bytes) -> None:
    text = pdf_text(pdf)
    places = [text.index(chapter) for chapter in CHAPTERS[:3]]
    assert places == sorted(places)
    headings = [p.text for p in docx.Document(io.BytesIO(word_file)).paragraphs if p.style.name == "Heading 1"]
    assert tuple(headings) == CHAPTERS
    assert all(chapter in text for chapter in CHAPTERS)


def expected_words(examined: Examined) -> list[str]:
    aside = examined.set_aside[0]
    return [
        "iku.pdf",
        SHA,
        "5 Januari 2026",
        f"{len(rule_files())} aturan",
        "NAM010 dimatikan",
        "1 temuan dikesampingkan dengan alasan.",
        "Kasi Contoh",
        "Baris 3, kolom formula",
        "halaman 4",
        "Sel formula kosong untuk «Jumlah surat»; tulis formulanya",
        "Bukti: Jumlah surat yang diarsipkan menurut jadwal",
        "Usul: «Bukuregister» menjadi «Buku register»",
        aside.alasan,
        "Sri Contoh, 3 Januari 2026",
        sections("FRM010")["Mengapa"][0],
        sections("FRM010")["Cara memperbaiki"][0],
        "periksa di JDIH",
        "Kertas kerja, bukan bagian dari keputusan.",
    ]


def without_blanks(text: str) -> str:
    """Words that a narrow column cut stand together again."""
    return "".join(text.split())


def test_pdf_says_what_was_examined_found_set_aside_and_why(pdf: bytes, examined: Examined) -> None:
    text = without_blanks(pdf_text(pdf))
    assert [words for words in expected_words(examined) if without_blanks(words) not in text] == []


def test_docx_says_the_same(word_file: bytes, examined: Examined) -> None:
    document = docx.Document(io.BytesIO(word_file))
    text = without_blanks("".join([*docx_texts(word_file), document.sections[0].footer.paragraphs[0].text]))
    assert [words for words in expected_words(examined) if without_blanks(words) not in text] == []


def test_place_and_code_stand_in_their_columns_not_in_the_sentence_too(examined: Examined) -> None:
    line = temuan_content(examined)["bab"][0]["jabatan"][0]["temuan"][0]
    assert (line["letak"], line["kode"], line["aturan"]) == ("Baris 3, kolom formula", "FRM010", "Formula kosong")
    assert line["pesan"] == "Sel formula kosong untuk «Jumlah surat»; tulis formulanya"


def test_findings_are_numbered_through_the_chapters_and_all_are_told(examined: Examined) -> None:
    twice = replace(examined, findings=(an_error(), an_error(), *examined.findings))
    chapters = temuan_content(twice)["bab"]
    numbers = [line["nomor"] for chapter in chapters for group in chapter["jabatan"] for line in group["temuan"]]
    assert numbers == list(range(1, len(twice.findings) + 1))


def test_many_mends_of_one_finding_are_counted_not_all_told(examined: Examined) -> None:
    mends = tuple(Mend(f"jabatan/0/baris/{n}/indikator", f"Prosentase {n}", f"Persentase {n}") for n in range(150))
    one = replace(examined, findings=(an_error(mends=mends),))
    told = temuan_content(one)["bab"][0]["jabatan"][0]["temuan"][0]["usul"]
    assert told[0] == "«Prosentase 0» menjadi «Persentase 0»"
    assert told[3:] == ["serta 147 perubahan serupa pada isian lain"]


def test_summary_counts_every_jabatan_and_level(examined: Examined) -> None:
    keputusan = Keputusan(jabatan=(Jabatan("Kasi Contoh"), Jabatan("Kasi Lain")))
    info = an_error(severity=Severity.INFO)
    one = replace(examined, keputusan=keputusan, findings=(an_error(None), an_error(), an_error(), info))
    content = temuan_content(one)
    assert [(line["nama"], line["jumlah"]) for line in content["tabel"]] == [
        ("Seluruh keputusan", [1, 0, 0]),
        ("Kasi Contoh", [2, 0, 1]),
        ("Kasi Lain", [0, 0, 0]),
    ]
    assert content["ringkasan"].startswith("Terdapat 3 kesalahan, 1 catatan. 1 temuan dikesampingkan")


def test_decree_without_findings_says_what_was_run(examined: Examined) -> None:
    clean = replace(examined, findings=(), set_aside=(), settings="")
    text = pdf_text(temuan_pdf(clean))
    assert "Tidak ada temuan yang masih terbuka." in text
    assert "Tidak ada kesalahan." in text
    assert f"{len(rule_files())} aturan" in text
    assert "Penjelasan aturan" not in text


def test_undated_decree_is_judged_by_the_day_of_the_examination(examined: Examined) -> None:
    undated = replace(examined, keputusan=Keputusan(judul="IKU"), set_aside=(), findings=())
    facts = dict(temuan_content(undated)["diperiksa"])
    assert facts["Hukum per"] == "5 Januari 2026 (tanggal pemeriksaan, karena keputusan ini tidak bertanggal)"


def test_pdf_is_tagged_archivable_and_has_heads_of_tables(pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert bool(document.Root.MarkInfo.Marked)
        assert str(document.Root.Lang).lower().startswith("id")
        metadata = document.open_metadata()
        assert metadata["pdfuaid:part"] == "1"
        assert "Hasil Pemeriksaan" in metadata["dc:title"]
        types = structure_types(document.Root.StructTreeRoot)
    for expected in ("/H1", "/H2", "/Table", "/TH", "/TD"):
        assert expected in types


def test_docx_tables_repeat_their_heads_and_do_not_cut_rows(word_file: bytes) -> None:
    document = docx.Document(io.BytesIO(word_file))
    assert document.core_properties.language == "id-ID"
    assert document.paragraphs[0].style.name == "Title"
    for table in document.tables:
        head, *rows = (row._tr.get_or_add_trPr() for row in table.rows)
        assert head.find(qn("w:tblHeader")) is not None
        assert rows
        assert all(row.find(qn("w:cantSplit")) is not None for row in rows)


def test_same_input_gives_the_same_pdf(examined: Examined, pdf: bytes) -> None:
    assert temuan_pdf(examined) == pdf


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("\uf0b7 butir", "• butir"),
        ("tanda 字 asing", "tanda □ asing"),
        ("senyum 😀 saja", "senyum □ saja"),
        ("\u200b", "□"),
        ("lonceng \x07 padam \x00", "lonceng padam"),
        ("#set *tebal* $x$ @y <l> `k`", "#set *tebal* $x$ @y <l> `k`"),
        ("≤ ÷ × → √", "≤ ÷ × → √"),
        ("panjang " * 60, "panjang panjang"),
    ],
)
def test_words_that_no_font_has_never_cost_the_report(words: str, shown: str, examined: Examined) -> None:
    keputusan = Keputusan(judul=words, jabatan=(Jabatan(words),))
    odd = an_error(words, message=words, evidence=f"{words} bukti", mends=(Mend("judul", words, words),))
    one = replace(examined, keputusan=keputusan, findings=(odd,), set_aside=(SetAsideFinding(odd, words, words, ""),))
    assert without_blanks(shown) in without_blanks(pdf_text(temuan_pdf(one)))
    assert docx_texts(temuan_docx(one))


def test_every_rule_has_the_words_that_the_report_prints() -> None:
    def lacking(parts: dict[str, Sequence[str]]) -> list[str]:
        return [title for title in ("Mengapa", "Cara memperbaiki", "Dasar hukum") if not parts.get(title)]

    faults = {item.rule.code: lacking(dict(sections(item.rule.code))) for item in rule_files()}
    assert {code: titles for code, titles in faults.items() if titles} == {}
