"""The LKjIP of the sample year: its words, its structure as a PDF, and the three states of a value kept apart."""

from __future__ import annotations

import dataclasses
import io
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

import pikepdf
import pypdfium2
import pytest

from tolok.core.kernel.value import Missing, NotComputable, Number
from tolok.core.measurement.measure import measure_with
from tolok.core.measurement.office_year import OfficeYear
from tolok.core.measurement.result import Measurement
from tolok.documents.templates.lkjip import lkjip_content, lkjip_pdf
from tolok.engines.reference import ReferenceEngine
from tolok.sample import sample_year

MADE_ON = date(2026, 1, 20)
Table = Mapping[int, Sequence[Measurement]]


@pytest.fixture(scope="module")
def office_year() -> OfficeYear:
    return sample_year()


@pytest.fixture(scope="module")
def table(office_year: OfficeYear) -> Table:
    engine = ReferenceEngine(office_year.entries)
    return {quarter: with_every_state(measure_with(engine, office_year, quarter)) for quarter in (1, 2, 3, 4)}


@pytest.fixture(scope="module")
def pdf(office_year: OfficeYear, table: Table) -> bytes:
    return lkjip_pdf(office_year, table, made_on=MADE_ON)


@pytest.fixture(scope="module")
def text(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    words = "\n".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return " ".join(words.split())


def with_every_state(measurements: Sequence[Measurement]) -> tuple[Measurement, ...]:
    """The first three rows as a zero, a gap and something that cannot be computed, the rest as they are."""
    values = [Number(Decimal(0)), Missing("Agenda belum dinyatakan lengkap"), NotComputable("penyebut nol")]
    changed = [
        dataclasses.replace(m, realisasi=value, capaian=value, kategori=None if index else "Sangat Rendah")
        for index, (m, value) in enumerate(zip(measurements[:3], values, strict=True))
    ]
    return (*changed, *measurements[3:])


def test_chapters_stand_in_the_order_of_the_regulation(text: str) -> None:
    chapters = ["Ikhtisar Eksekutif", "Bab I Pendahuluan", "Bab II Perencanaan", "Bab III Akuntabilitas", "Bab IV"]
    places = [text.rindex(chapter) for chapter in chapters]
    assert places == sorted(places)


def test_every_indikator_stands_in_the_report(text: str, table: Table) -> None:
    assert [m.indikator.key for m in table[4] if " ".join(m.indikator.baris.indikator.split()) not in text] == []


def test_three_states_keep_their_own_words(text: str) -> None:
    assert "belum diisi" in text
    assert "tidak dapat dihitung" in text
    assert "Belum diisi: Agenda belum dinyatakan lengkap." in text
    assert "Tidak dapat dihitung: penyebut nol." in text


def test_chart_draws_a_zero_and_has_no_bar_for_what_is_no_number(office_year: OfficeYear, table: Table) -> None:
    content = lkjip_content(office_year, table, made_on=MADE_ON)
    rows = {row["indikator"]: row for sasaran in content["sasaran"] for row in sasaran["baris"]}
    first, second, third = (rows[m.indikator.baris.indikator] for m in table[4][:3])
    assert (first["panjang"], first["capaian"]) == ("0.0000", "0%")
    assert (second["panjang"], second["capaian"]) == (None, "belum diisi")
    assert (third["panjang"], third["capaian"]) == (None, "tidak dapat dihitung")


def test_bar_is_cut_at_its_end_but_the_number_is_not(office_year: OfficeYear, table: Table) -> None:
    high = dataclasses.replace(table[4][3], capaian=Number(Decimal(400)))
    content = lkjip_content(office_year, {4: [high]}, made_on=MADE_ON)
    row = content["sasaran"][0]["baris"][0]
    assert (row["panjang"], row["capaian"]) == ("1.0000", "400%")


def test_pdf_is_tagged_titled_indonesian_and_declares_its_standards(pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        root = document.Root
        assert bool(root.MarkInfo.Marked)
        assert "/StructTreeRoot" in root
        assert str(root.Lang).lower().startswith("id")
        metadata = document.open_metadata()
        assert metadata["pdfaid:part"] == "3"
        assert metadata["pdfaid:conformance"].upper() == "A"
        assert metadata["pdfuaid:part"] == "1"
        assert "Laporan Kinerja" in metadata["dc:title"]


def structure_types(element: pikepdf.Object) -> list[str]:
    found = [str(element.S)] if "/S" in element else []
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary):
            found += structure_types(kid)
    return found


def test_structure_has_headings_tables_with_heads_and_described_figures(pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        types = structure_types(document.Root.StructTreeRoot)
    for expected in ("/H1", "/H2", "/Table", "/TH", "/TD", "/Figure", "/TOC"):
        assert expected in types, f"{expected} not in {sorted(set(types))}"


def test_same_values_give_the_same_bytes(office_year: OfficeYear, table: Table, pdf: bytes) -> None:
    assert lkjip_pdf(office_year, table, made_on=MADE_ON) == pdf


def test_no_measured_quarter_is_refused(office_year: OfficeYear) -> None:
    with pytest.raises(ValueError, match="at least one measured quarter"):
        lkjip_content(office_year, {}, made_on=MADE_ON)
