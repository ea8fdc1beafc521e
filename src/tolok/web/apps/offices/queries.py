"""Reading the office and its dated reference data."""

from __future__ import annotations

from datetime import date

from tolok.core.measurement import office_year
from tolok.web.apps.offices.models import Desa, JabatanAlias, Office, Pejabat


def has_office() -> bool:
    """Whether the first set-up was done."""
    return Office.objects.exists()


def office_profile(office: Office) -> office_year.OfficeProfile:
    """The office as measurement and documents take it."""
    return office_year.OfficeProfile(
        code=office.code,
        nama=office.nama,
        kabupaten=office.kabupaten,
        provinsi=office.provinsi,
        alamat=office.alamat,
    )


def desa_list(office: Office, *, on: date | None = None) -> list[Desa]:
    """All desa and kelurahan the office ever had, or those in force on a day."""
    found = Desa.objects.filter(office=office)
    return list(found.on(on) if on else found)


def pejabat_list(office: Office, *, on: date | None = None) -> list[Pejabat]:
    """All holders the office ever had, or those in office on a day."""
    found = Pejabat.objects.filter(office=office)
    return list(found.on(on) if on else found)


def alias_list(office: Office, *, on: date | None = None) -> list[JabatanAlias]:
    found = JabatanAlias.objects.filter(office=office)
    return list(found.on(on) if on else found)


def jabatan_names(office: Office) -> list[str]:
    """Every jabatan of the office once, in the order they were entered."""
    return list(dict.fromkeys(holder.jabatan for holder in pejabat_list(office)))


def pejabat_records(office: Office) -> tuple[office_year.Pejabat, ...]:
    """The holders as measurement and documents take them; a vacant jabatan has none."""
    return tuple(
        office_year.Pejabat(
            jabatan=holder.jabatan,
            nama=holder.nama,
            nip=holder.nip or None,
            pangkat=holder.pangkat or None,
            is_plt=holder.is_plt,
            sejak=holder.sejak.isoformat() if holder.sejak else None,
            sampai=holder.sampai.isoformat() if holder.sampai else None,
        )
        for holder in pejabat_list(office)
        if holder.nama
    )


def alias_pairs(office: Office) -> tuple[tuple[str, str], ...]:
    """(name as written, jabatan it means), as OfficeYear takes them."""
    return tuple((alias.alias, alias.jabatan) for alias in alias_list(office))
