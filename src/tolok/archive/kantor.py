"""kantor.yaml: the office, its year, who held which jabatan, and how jabatan names are written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from tolok.archive.problems import ArchiveError
from tolok.archive.yaml_text import expect_keys, expect_list, from_yaml, text_of, text_or_none, to_yaml
from tolok.core.kernel.wilayah import WilayahCode
from tolok.core.measurement.office_year import OfficeProfile, OfficeYear, Pejabat

FILE = "kantor.yaml"
VERSION = 1
_PEJABAT_KEYS = ("jabatan", "nama", "nip", "pangkat", "plt", "sejak", "sampai")


@dataclass(frozen=True, slots=True)
class Kantor:
    """What kantor.yaml holds."""

    office: OfficeProfile
    year: int
    pejabat: tuple[Pejabat, ...]
    aliases: tuple[tuple[str, str], ...]


def write_kantor(office_year: OfficeYear) -> bytes:
    office = office_year.office
    return to_yaml(
        {
            "versi": VERSION,
            "tahun": office_year.year,
            "kantor": {
                "kode": office.code,
                "nama": office.nama,
                "kabupaten": office.kabupaten,
                "provinsi": office.provinsi,
                "alamat": office.alamat,
            },
            "pejabat": [_pejabat_to_data(pejabat) for pejabat in office_year.pejabat],
            "sebutan_jabatan": [{"tertulis": written, "jabatan": jabatan} for written, jabatan in office_year.aliases],
        }
    )


def read_kantor(data: bytes) -> Kantor:
    """Raises ArchiveError."""
    content = expect_keys(FILE, from_yaml(FILE, data), ("versi", "tahun", "kantor", "pejabat", "sebutan_jabatan"))
    if content["versi"] != VERSION:
        raise ArchiveError(f"{FILE}: versi {content['versi']} tidak dikenal (yang dikenal: {VERSION}).")
    year = content["tahun"]
    if not isinstance(year, int) or not 1990 <= year <= 2200:
        raise ArchiveError(f"{FILE}: tahun diharapkan bilangan seperti 2025, didapat «{year}».")
    pejabat = expect_list(f"{FILE}, pejabat", content["pejabat"])
    aliases = expect_list(f"{FILE}, sebutan_jabatan", content["sebutan_jabatan"])
    return Kantor(
        office=_office(content["kantor"]),
        year=year,
        pejabat=tuple(_pejabat(f"{FILE}, pejabat {i}", item) for i, item in enumerate(pejabat, 1)),
        aliases=tuple(_alias(f"{FILE}, sebutan_jabatan {i}", item) for i, item in enumerate(aliases, 1)),
    )


def _office(data: Any) -> OfficeProfile:
    place = f"{FILE}, kantor"
    fields = expect_keys(place, data, ("kode", "nama", "kabupaten", "provinsi", "alamat"))
    text = {key: text_of(f"{place}, {key}", value) for key, value in fields.items()}
    try:
        WilayahCode(text["kode"])
    except ValueError:
        raise ArchiveError(f"{place}, kode: diharapkan kode seperti 35.09.09, didapat «{text['kode']}».") from None
    return OfficeProfile(text["kode"], text["nama"], text["kabupaten"], text["provinsi"], text["alamat"])


def _pejabat_to_data(pejabat: Pejabat) -> dict[str, Any]:
    values = (pejabat.jabatan, pejabat.nama, pejabat.nip, pejabat.pangkat)
    dates = (pejabat.sejak, pejabat.sampai)
    return dict(zip(_PEJABAT_KEYS, (*values, pejabat.is_plt, *dates), strict=True))


def _pejabat(place: str, data: Any) -> Pejabat:
    fields = expect_keys(place, data, _PEJABAT_KEYS)
    if not isinstance(fields["plt"], bool):
        raise ArchiveError(f"{place}, plt: diharapkan true atau false, didapat «{fields['plt']}».")
    return Pejabat(
        jabatan=text_of(f"{place}, jabatan", fields["jabatan"]),
        nama=text_of(f"{place}, nama", fields["nama"]),
        nip=text_or_none(f"{place}, nip", fields["nip"]),
        pangkat=text_or_none(f"{place}, pangkat", fields["pangkat"]),
        is_plt=fields["plt"],
        sejak=_date_text(f"{place}, sejak", fields["sejak"]),
        sampai=_date_text(f"{place}, sampai", fields["sampai"]),
    )


def _date_text(place: str, data: Any) -> str | None:
    """An ISO date as text; YAML itself reads a bare one as a date."""
    if type(data) is date:
        return data.isoformat()
    text = text_or_none(place, data)
    try:
        return text and date.fromisoformat(text).isoformat()
    except ValueError:
        raise ArchiveError(f"{place}: diharapkan tanggal seperti 2025-01-31, didapat «{text}».") from None


def _alias(place: str, data: Any) -> tuple[str, str]:
    fields = expect_keys(place, data, ("tertulis", "jabatan"))
    return text_of(f"{place}, tertulis", fields["tertulis"]), text_of(f"{place}, jabatan", fields["jabatan"])
