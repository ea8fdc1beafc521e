"""Citations in running text, in the many ways offices write them."""

from __future__ import annotations

import pytest

from tests.support.shared import requires_shared, shared_path
from tolok.core.regulation import Citation, find_citations, main_citation


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
