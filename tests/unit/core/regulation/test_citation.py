"""Citations in running text, in the many ways offices write them."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.shared import requires_shared, shared_path
from tolok.core.regulation import (
    Citation,
    Likeness,
    Place,
    Regulation,
    all_regulations,
    amendments_on,
    find_citations,
    likeness_to,
    main_citation,
    write_basis,
)
from tolok.core.regulation.citation import number_key
from tolok.core.regulation.instrument import INSTRUMENTS, Instrument
from tolok.core.regulation.wording import digits_mended


def only(text: str) -> Citation:
    found = find_citations(text)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Peraturan Menteri Dalam Negeri Nomor 13 Tahun 2006", "permendagri-13-2006"),
        ("Permendagri No. 13/2006", "permendagri-13-2006"),
        ("PERATURAN MENTERI DALAM NEGERI\nNOMOR 13\nTAHUN 2006", "permendagri-13-2006"),
        ("Permendagri 13 Th. 2006", "permendagri-13-2006"),
        ("PP 58 Tahun 2005", "pp-58-2005"),
        ("Peraturan Pemerintah RI No.58 Tahun 2005", "pp-58-2005"),
        ("Undang-Undang Republik Indonesia Nomor 23 Tahun 2014", "uu-23-2014"),
        ("Undang-\nundang Nomor : 23 Tahun 2014", "uu-23-2014"),
        ("undang – undang nomor 23 tahun 2014", "uu-23-2014"),
        ("UU 23/2014", "uu-23-2014"),
        ("Undang-Undang Pemerintahan Daerah Nomor 23 Tahun 2014", "uu-23-2014"),
        ("Peraturan Pemerintah Pengganti Undang-Undang Nomor 2 Tahun 2022", "perppu-2-2022"),
        ("Undang-Undang Darurat Nomor 3 Tahun 1953", "uudrt-3-1953"),
        ("Perpres No 29 Tahun 2014", "perpres-29-2014"),
        ("Peraturan Menteri Negara Pendayagunaan Aparatur Negara Nomor PER/9/M.PAN/5/2007", "permenpan-9-2007"),
        ("Peraturan Menteri Negara PAN Nomor 09/M.PAN/05/2007", "permenpan-9-2007"),
        ("Permenpan PER / 09 / M.PAN / 5 / 2007", "permenpan-9-2007"),
        ("PER/09/M.PAN/5/2007", "permenpan-9-2007"),
        ("Permenpan Nomor 9 Tahun 2007", "permenpan-9-2007"),
        ("Permen PAN dan RB Nomor 20 Tahun 2008", "permenpan-20-2008"),
        ("Keputusan Menteri PAN Nomor KEP/25/M.PAN/2/2004", "kepmenpan-25-2004"),
        ("PermenPANRB 53/2014", "permenpanrb-53-2014"),
        ("Permenpan-RB No. 53 Tahun 2014", "permenpanrb-53-2014"),
        (
            "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 53 Tahun 2014",
            "permenpanrb-53-2014",
        ),
        ("Peraturan MenPAN RB 89 tahun 2021", "permenpanrb-89-2021"),
        ("Kepmendagri Nomor 050-5889 Tahun 2021", "kepmendagri-050-5889-2021"),
        ("Keputusan Menteri Dalam Negeri Nomor 900.1.15.5-3406 Tahun 2024", "kepmendagri-900.1.15.5-3406-2024"),
        ("Peraturan Menteri Keuangan Nomor 214/PMK.02/2017", "pmk-214-2017"),
        ("Keputusan Kepala Lembaga Administrasi Negara Nomor 239/IX/6/8/2003", "keplan-239-2003"),
        ("Instruksi Menteri Dalam Negeri Nomor 70 Tahun 2021", "inmendagri-70-2021"),
        ("UU ITE", "uu-11-2008"),
        ("UU No. 23 Thn 2014", "uu-23-2014"),
        ("Undang-undang No 23/2014", "uu-23-2014"),
        ("UNDANG_UNDANG NOMOR 23 TAHUN 2014", "uu-23-2014"),
        ("PP 17 Tahun 2018", "pp-17-2018"),
        ("Permen PAN-RB Nomor 88 Tahun 2021", "permenpanrb-88-2021"),
        ("Permen PAN RB No. 6 Th. 2022", "permenpanrb-6-2022"),
        ("Permen PAN & RB No. 53 Th 2014", "permenpanrb-53-2014"),
        ("Peraturan Menteri Negara PAN Nomor PER/20/M.PAN/11/2008", "permenpan-20-2008"),
        ("Peraturan Menteri Negara PAN dan RB Nomor 29 Tahun 2010", "permenpanrb-29-2010"),
        ("Inpres Nomor 7 Tahun 1999", "inpres-7-1999"),
        ("Kepmenpan Nomor 63/KEP/M.PAN/7/2003", "kepmenpan-63-2003"),
        ("Undang-Undang Noror 23 Tahun 2014", "uu-23-2014"),
        ("Peraturan Pemerintah Nornor l7 Tahun 20l8", "pp-17-2018"),
        ("Peraturan Presiden N0mor 29 Tahun 2Ol4", "perpres-29-2014"),
        ("Peraturan Pemerintah Nomor 17 Tahum 2018", "pp-17-2018"),
        ("Peraturan\n Menteri Dalam\n Negeri Nomor\n 86\n Tahun 2017", "permendagri-86-2017"),
    ],
)
def test_regulation_is_found_however_it_is_cited(text: str, key: str) -> None:
    citation = only(f"bahwa menurut {text} tentang sesuatu")
    assert citation.regulation is not None
    assert citation.regulation.id == key
    assert citation.words == " ".join(text.split())


@pytest.mark.parametrize(
    ("text", "jenis", "nomor", "tahun", "wilayah"),
    [
        ("Peraturan Daerah Kabupaten Suka Maju Nomor 5 Tahun 2021", "Perda", "5", 2021, "Kabupaten Suka Maju"),
        ("Perda 3/2021", "Perda", "3", 2021, ""),
        ("Peraturan Bupati Suka Maju No 67 Tahun 2021", "Perbup", "67", 2021, "Suka Maju"),
        ("Perbup 12/2020", "Perbup", "12", 2020, ""),
        ("Peraturan Wali Kota Baru Nomor 3 Tahun 2020", "Perwali", "3", 2020, "Baru"),
        ("Keputusan Camat Suka Maju Nomor 020 Tahun 2023", "Keputusan Camat", "020", 2023, "Suka Maju"),
        ("Keputusan Camat Suka Maju Nomor : 050/020/SM/2023", "Keputusan Camat", "050/020/SM/2023", 2023, "Suka Maju"),
        ("Keputusan Bupati Nomor 188.45/335/35.09/2020", "Keputusan Bupati", "188.45/335/35.09/2020", 2020, ""),
        ("Keputusan Camat Suka Nomor 12 tanggal 3 Januari 2023", "Keputusan Camat", "12", 2023, "Suka"),
        ("Perwali Suka Nomor 44 Thn 2024", "Perwali", "44", 2024, "Suka"),
        ("Keputusan Wali Kota Suka Nomor 100.3.3.3/12/2025", "Keputusan Wali Kota", "100.3.3.3/12/2025", 2025, "Suka"),
        ("Instruksi Bupati Suka Nomor 2 Tahun 2020", "Instruksi Bupati", "2", 2020, "Suka"),
    ],
)
def test_local_instrument_is_named_with_its_place_and_without_a_status(
    text: str, jenis: str, nomor: str, tahun: int, wilayah: str
) -> None:
    citation = only(text)
    assert (citation.jenis, citation.nomor, citation.tahun, citation.wilayah) == (jenis, nomor, tahun, wilayah)
    assert citation.is_local
    assert citation.regulation is None


@pytest.mark.parametrize(
    "text",
    [
        "Peraturan Menteri Desa, Pembangunan Daerah Tertinggal, dan Transmigrasi Nomor 21 Tahun 2020",
        "PermenPANRB Nomor 53 Tahun 2015",
        "Peraturan Badan Kepegawaian Negara Nomor 1 Tahun 2021",
        "Undang-Undang Nomor 999 Tahun 2019",
    ],
)
def test_national_instrument_tolok_does_not_know_is_cited_without_a_regulation(text: str) -> None:
    citation = only(text)
    assert citation.regulation is None
    assert not citation.is_local


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Undang-Undang Dasar Negara Republik Indonesia Tahun 1945",
        "(Lembaran Negara Republik Indonesia Tahun 2014 Nomor 244, Tambahan Lembaran Negara Nomor 5587)",
        "sebagai Undang-Undang (Lembaran Negara Tahun 1959 Nomor 72, Tambahan Lembaran Negara Nomor 1820)",
        "persentase peraturan desa yang dievaluasi tahun 2023",
        "sesuai ketentuan peraturan perundang-undangan",
        "Nomor 3 Tahun 2021",
        "12 kegiatan PP dan PKK 2023",
        "jumlah surat 5/2021",
    ],
)
def test_text_without_a_citation_yields_none(text: str) -> None:
    assert find_citations(text) == ()
    assert main_citation(text) is None


def test_chain_of_amendments_is_read_in_order_and_marked() -> None:
    text = (
        "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah (Lembaran Negara Tahun 2014 Nomor 244), "
        "sebagaimana telah diubah beberapa kali, terakhir dengan Undang- Undang Nomor 9 Tahun 2015 tentang Perubahan "
        "Kedua atas Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah"
    )
    found = find_citations(text)
    assert [(c.nomor, c.is_amendment) for c in found] == [("23", False), ("9", True), ("23", False)]
    assert [c.start for c in found] == sorted(c.start for c in found)
    assert main_citation(text) == found[0]


@pytest.mark.parametrize(
    "link", ["jo.", "jo", "juncto", "sebagaimana telah diubah dengan", "sebagaimana dirubah dengan"]
)
def test_number_after_a_link_takes_the_kind_before(link: str) -> None:
    found = find_citations(f"Permendagri Nomor 13 Tahun 2006 {link} Nomor 21 Tahun 2011")
    assert [(c.jenis, c.nomor, c.is_amendment) for c in found] == [
        ("Permendagri", "13", False),
        ("Permendagri", "21", True),
    ]
    assert found[1].regulation is not None


def test_law_that_enacts_another_names_both() -> None:
    text = (
        "Undang-Undang Nomor 6 Tahun 2023 tentang Penetapan Peraturan Pemerintah Pengganti Undang-Undang Nomor 2 "
        "Tahun 2022 tentang Cipta Kerja menjadi Undang-Undang"
    )
    assert [c.jenis for c in find_citations(text)] == ["UU", "Perppu"]


def test_items_of_a_list_do_not_run_into_each_other() -> None:
    text = "UUD Tahun 1945;\n2. Undang-Undang Nomor 17 Tahun 2003;\n3. Peraturan Pemerintah Nomor 8 Tahun 2006"
    assert [(c.jenis, c.nomor) for c in find_citations(text)] == [("UU", "17"), ("PP", "8")]


@pytest.mark.parametrize(
    "text",
    [
        "peraturan menteri " + "kata dan " * 5000,
        "nomor " + "1/" * 20000,
        "UU Nomor " + "1-" * 20000,
        "PP " + "1" * 50000,
    ],
)
def test_hostile_length_is_read_in_linear_time(text: str) -> None:
    assert find_citations(text) == ()


def behind(text: str) -> tuple[str, list[tuple[str, int | None, int]]]:
    """Title and gazette numbers of the first citation."""
    wording = find_citations(text)[0].wording
    return wording.judul, [(one.seri, one.tahun, one.nomor) for one in wording.gazettes]


@pytest.mark.parametrize(
    "text",
    [
        "(Lembaran Negara Republik Indonesia Tahun 2014 Nomor 244, Tambahan Lembaran Negara Republik Indonesia "
        "Nomor 5587)",
        "(Lembaran Negara Tahun 2014 Nomor 244, Tambahan Lembaran Negara Nomor 5587)",
        "(Lembaran Negara Nomor 244 Tahun 2014, Tambahan Lembaran Negara Nomor 5587)",
        "(LN RI Th. 2014 No. 244, TLN RI No. 5587)",
        "(LN.2014/No.244, TLN No.5587)",
        "(LN 2014 Nomor 244; TLN 5587)",
        "(Lembaran Negara Republik lndonesia Tahun 2Ol4 Nomor 244,\nTambahan Lembaran Negara\nNomor 5587)",
        "[Lembaran Negara RI Tahun 2014 Nomor 244, Tambahan Lembaran Negara RI Nomor 5587]",
    ],
)
def test_title_and_gazette_numbers_stand_behind_the_citation(text: str) -> None:
    judul, numbers = behind(f"Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah {text};")
    assert judul == "Pemerintahan Daerah"
    assert numbers == [("LN", 2014, 244), ("TLN", None, 5587)]


@pytest.mark.parametrize(
    ("text", "judul"),
    [
        ("PP 17/2018 ttg Kecamatan", "Kecamatan"),
        ("PP Nomor 12 Tahun 2019 Pengelolaan Keuangan Daerah", "Pengelolaan Keuangan Daerah"),
        (
            "PP Nomor 18 Tahun 2016 tentang Perangkat Daerah sebagaimana telah diubah dengan PP 72/2019",
            "Perangkat Daerah",
        ),
        ("PP Nomor 17 Tahun 2018 tentang Kecamatan, perlu menetapkan Keputusan Camat", "Kecamatan"),
        ("PP Nomor 17 Tahun 2018 tentang Kecamatan dan Perpres 29/2014 tentang Sistem", "Kecamatan"),
        ("PP Nomor 17 Tahun 2018 sebagaimana dimaksud", ""),
        ("PP Nomor 17 Tahun 2018", ""),
        (
            "PP Nomor 43 Tahun 2014 tentang Peraturan Pelaksanaan UU Nomor 6 Tahun 2014 tentang Desa (LN 2014 No 123)",
            "Peraturan Pelaksanaan UU Nomor 6 Tahun 2014 tentang Desa",
        ),
    ],
)
def test_title_ends_where_something_else_begins(text: str, judul: str) -> None:
    assert behind(text)[0] == judul


def test_gazette_numbers_of_a_law_within_the_title_are_not_its_own() -> None:
    text = (
        "Undang-Undang Nomor 5 Tahun 1960 tentang Penetapan Undang-Undang Darurat Nomor 2 Tahun 1957 tentang Contoh "
        "(Lembaran Negara Tahun 1957 Nomor 11) sebagai Undang-Undang (Lembaran Negara Tahun 1960 Nomor 44, Tambahan "
        "Lembaran Negara Nomor 2001)"
    )
    assert behind(text)[1] == [("LN", 1960, 44), ("TLN", None, 2001)]
    assert [citation.is_in_title for citation in find_citations(text)] == [False, True]


def test_each_amendment_keeps_its_own_title_numbers_and_place() -> None:
    text = (
        "UU Nomor 23 Tahun 2014 tentang Pemerintahan Daerah (LN 2014 No. 244) sebagaimana telah diubah beberapa kali, "
        "terakhir dengan UU Nomor 9 Tahun 2015 tentang Perubahan Kedua atas UU Nomor 23 Tahun 2014 (LN 2015 No. 58)"
    )
    first, change, inner = find_citations(text)
    assert [one.nomor for one in first.wording.gazettes] == [244]
    assert [one.nomor for one in change.wording.gazettes] == [58]
    assert (first.wording.place, change.wording.place, inner.wording.place) == (
        Place.OWN, Place.AMENDMENT, Place.IN_TITLE,
    )  # fmt: skip
    assert (first.wording.is_last, change.wording.is_last) == (False, True)
    assert text[change.end - 4 : change.end] == "2015"


def test_amendments_in_a_row_are_all_amendments() -> None:
    text = "PP 43 Tahun 2014 sebagaimana telah diubah dengan PP 47 Tahun 2015 dan PP 11 Tahun 2019"
    assert [citation.is_amendment for citation in find_citations(text)] == [False, True, True]


@pytest.mark.parametrize("regulation", all_regulations().values(), ids=lambda regulation: regulation.id)
def test_what_the_writer_writes_is_read_back(regulation: Regulation) -> None:
    changes = amendments_on(regulation, date(2026, 6, 1))
    found = find_citations(write_basis(regulation, changes))
    main, *others = [citation for citation in found if not citation.is_in_title]
    assert main.regulation == regulation
    assert likeness_to(main.judul, regulation) is Likeness.SAME
    assert [one.regulation for one in others if one.regulation in changes] == list(changes[-1:])
    for citation in (main, *others):
        assert citation.regulation is not None
        known = citation.regulation
        held = {one.seri: (one.tahun, one.nomor) for one in citation.wording.gazettes}
        if known.ln:
            assert held["LN"] == (known.ln.tahun, known.ln.nomor)
        if known.ln and known.tln:
            assert held["TLN"] == (None, known.tln)


WAYS = st.sampled_from(
    ["Nomor {n} Tahun {t}", "No. {n} Tahun {t}", "No {n}/{t}", "{n} Tahun {t}", "Nomor: {n}\nTahun {t}"]
)
KINDS = st.sampled_from(
    [i for i in INSTRUMENTS if "Kepala" not in i.nama and i.jenis not in ("Peraturan Badan", "Surat Edaran")]
)


@given(KINDS, st.integers(1, 300), st.integers(1945, 2030), WAYS)
def test_any_number_and_year_of_any_kind_is_read_as_written(kind: Instrument, nomor: int, tahun: int, way: str) -> None:
    text = f"{kind.nama} {way.format(n=nomor, t=tahun)} tentang Sesuatu"
    citation = only(text)
    assert (citation.jenis, citation.nomor, citation.tahun) == (kind.jenis, str(nomor), tahun)
    assert citation.judul == "Sesuatu"


@given(st.text(alphabet="UPeraturnMiNo.:/ 0123456789lO()\n,;-gTahtdbLembNgk", max_size=120))
def test_no_text_makes_the_reader_fail(text: str) -> None:
    for citation in find_citations(text):
        assert 0 <= citation.start < citation.end <= len(text)


def test_letters_for_digits_are_mended_in_numbers_alone_and_the_length_is_kept() -> None:
    text = "Nomor l4 Tahun 2Ol4 tentang Soal Io; So Is No. SOP"
    assert digits_mended(text) == "Nomor 14 Tahun 2014 tentang Soal Io; So Is No. SOP"


@requires_shared
def test_every_regulation_that_the_reference_names_is_known() -> None:
    text = (shared_path() / "reference" / "regulations.md").read_text("utf-8")
    national = [citation for citation in find_citations(text) if not citation.is_local]
    assert len({citation.key for citation in national}) > 50
    assert [citation.words for citation in national if citation.regulation is None] == []
    bare = set(re.findall(r"(?<![\w./-])(\d{1,3}/(?:19|20)\d\d)\b", text))
    known = {f"{number_key(one.nomor)}/{one.tahun}" for one in all_regulations().values()}
    local = {"4/2016", "7/2016", "11/2018", "18/2022", "020/2023", "38/2016", "47/2016", "67/2021", "68/2015"}
    assert bare - known - local <= {"214/2017"}  # a number of another form: 214/PMK.02/2017


@requires_shared
@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("000", ["permenpan-20-2008"]),
        ("001", ["uu-27-1959", "uudrt-3-1953", "uu-28-1999", "uu-17-2003", "uu-25-2004", "uu-12-2011", "uu-23-2014",
                 "uu-9-2015", "pp-58-2005", "permendagri-13-2006", "permendagri-21-2011"]),
        ("002", []),
        ("003", ["permenpan-9-2007", "uu-23-2014", "uu-9-2015", "pp-39-2006", "pp-8-2006", "pp-18-2016",
                 "perpres-29-2014", "permendagri-13-2006", "permendagri-21-2011", "permenpan-20-2008"]),
        ("004", []),
    ],
)  # fmt: skip
def test_real_decrees_cite_what_their_readers_found(name: str, keys: list[str]) -> None:
    (path,) = (shared_path() / "decrees").glob(f"{name}_*.txt")
    found = [c.regulation.id for c in find_citations(path.read_text("utf-8")) if c.regulation]
    assert list(dict.fromkeys(found)) == keys
