"""Forms of offices: the office, and one row of its dated reference data."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from tolok.core.kernel.nip import Nip
from tolok.web.apps.offices.models import Desa, JabatanAlias, Office, Pejabat
from tolok.web.inputs import DayInput, SeenField, check_day, fingerprint

FIRST_YEAR, LAST_YEAR = 2015, 2100


class NipField(forms.CharField):
    """A NIP typed with or without its blanks; 18 digits are kept."""

    def __init__(self, **options: Any) -> None:
        usual: dict[str, Any] = {"label": "NIP", "required": False, "max_length": 30}
        super().__init__(**usual | options)

    def clean(self, value: Any) -> str:
        text = str(super().clean(value) or "")
        if not text:
            return ""
        try:
            return Nip.read(text).digits
        except ValueError:
            raise forms.ValidationError(
                f"«{text}» bukan NIP: NIP terdiri atas 18 angka, diawali tanggal lahir (tahun, bulan, tanggal). "
                "Periksa pada SK, atau kosongkan."
            ) from None


class YearField(forms.IntegerField):
    def __init__(self, **options: Any) -> None:
        usual: dict[str, Any] = {"label": "Tahun berjalan", "min_value": FIRST_YEAR, "max_value": LAST_YEAR}
        super().__init__(**usual | options)


class SeenForm(forms.ModelForm):
    """Carries the mark of the stored row; `values` is what the action takes."""

    seen = SeenField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            fields = self._meta.fields or ()
            self.initial["seen"] = fingerprint({name: getattr(self.instance, name) for name in fields})

    @property
    def values(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "seen"}


class DatedForm(SeenForm):
    def clean_sejak(self) -> date | None:
        return self._day("sejak")

    def clean_sampai(self) -> date | None:
        return self._day("sampai")

    def _day(self, name: str) -> date | None:
        day: date | None = self.cleaned_data[name]
        if day:
            check_day(day)
        return day


class OfficeForm(SeenForm):
    current_year = YearField(help_text="Tahun yang dibuka lebih dahulu pada dasbor dan register.")

    class Meta:
        model = Office
        fields = ("nama", "kabupaten", "provinsi", "alamat", "current_year")


_DATES = {"sejak": DayInput, "sampai": DayInput}


class DesaForm(DatedForm):
    class Meta:
        model = Desa
        fields = ("nama", "jenis", "code", "sejak", "sampai")
        widgets = _DATES


class PejabatForm(DatedForm):
    nip = NipField()

    class Meta:
        model = Pejabat
        fields = ("jabatan", "nama", "nip", "pangkat", "is_plt", "sejak", "sampai")
        widgets = _DATES

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["nama"].help_text = "Kosongkan bila jabatan sedang lowong."
        self.fields["sampai"].help_text = "Isi ketika pejabat berganti, lalu tambahkan penggantinya."
        if self.instance.nip:
            self.initial["nip"] = self.instance.printed_nip


class AliasForm(DatedForm):
    class Meta:
        model = JabatanAlias
        fields = ("alias", "jabatan", "sejak", "sampai")
        widgets = _DATES

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["alias"].help_text = "Seperti tertulis dalam keputusan, misalnya «Kasubag PKA»."
        self.fields["jabatan"].help_text = "Nama resmi jabatan yang dimaksud."
