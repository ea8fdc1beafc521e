"""The forms of the first set-up: the code, the office's facts, its desa, its jabatan, its first admin."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password

from tolok.core.measurement.office_year import Pejabat
from tolok.core.wilayah import Kecamatan, desa_of
from tolok.web.apps.accounts.fields import UsernameField
from tolok.web.apps.offices.actions import NewAdmin, NewDesa
from tolok.web.apps.offices.forms import NipField, YearField
from tolok.web.apps.offices.models import Desa
from tolok.web.apps.offices.setup_code import is_setup_code

# The usual organisation of a kecamatan (PP 17/2018 leaves it to the kabupaten); every line can be changed or left out.
USUAL_JABATAN = (
    "Camat",
    "Sekretaris Kecamatan",
    "Kasubbag Umum dan Kepegawaian",
    "Kasubbag Perencanaan, Keuangan dan Aset",
    "Kasi Pemerintahan",
    "Kasi Pemberdayaan Masyarakat dan Desa",
    "Kasi Ketenteraman dan Ketertiban Umum",
    "Kasi Kesejahteraan Rakyat",
    "Kasi Pelayanan Umum",
)
SPARE_ROWS = 3


class SetupCodeForm(forms.Form):
    code = forms.CharField(
        label="Kode penyiapan",
        max_length=20,
        help_text="Tercetak di layar tempat tolok dijalankan, misalnya ABCDE-23456.",
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )

    def clean_code(self) -> str:
        code = str(self.cleaned_data["code"])
        if not is_setup_code(code):
            raise forms.ValidationError(
                "Kode tidak cocok. Setiap kali tolok dijalankan kodenya baru: salin yang terakhir tercetak."
            )
        return code


class OfficeFactsForm(forms.Form):
    alamat = forms.CharField(label="Alamat kantor", max_length=300, required=False)
    current_year = YearField()


class DesaRowForm(forms.Form):
    nama = forms.CharField(label="Nama", max_length=100, required=False)
    jenis = forms.ChoiceField(label="Jenis", choices=Desa.Jenis.choices)
    code = forms.CharField(required=False, max_length=13, widget=forms.HiddenInput)


class PejabatRowForm(forms.Form):
    jabatan = forms.CharField(label="Jabatan", max_length=200, required=False)
    nama = forms.CharField(label="Nama pejabat", max_length=150, required=False)
    nip = NipField()
    pangkat = forms.CharField(label="Pangkat/golongan", max_length=100, required=False)
    is_plt = forms.BooleanField(label="Plt.", required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("nama") and not data.get("jabatan"):
            self.add_error("jabatan", "Tuliskan jabatannya, atau kosongkan seluruh baris.")
        return data


class AdminForm(forms.Form):
    username = UsernameField()
    nama = forms.CharField(label="Nama lengkap", max_length=150)
    password = forms.CharField(
        label="Kata sandi",
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
        help_text="Sedikitnya 10 huruf, bukan angka saja, dan bukan kata sandi yang umum.",
    )
    again = forms.CharField(
        label="Kata sandi, sekali lagi", strip=False, widget=forms.PasswordInput({"autocomplete": "new-password"})
    )

    def clean_password(self) -> str:
        password = str(self.cleaned_data["password"])
        validate_password(password)
        return password

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if "password" in data and data.get("again") != data["password"]:
            self.add_error("again", "Kedua kata sandi berbeda. Ketikkan lagi keduanya.")
        return data


DesaRows = forms.formset_factory(DesaRowForm, extra=SPARE_ROWS, max_num=300, absolute_max=300)
PejabatRows = forms.formset_factory(PejabatRowForm, extra=SPARE_ROWS, max_num=100, absolute_max=100)


class SetupForms:
    """The four forms of the last step, filled from the official list and from what was posted."""

    def __init__(self, kecamatan: Kecamatan, this_year: int, data: Any = None) -> None:
        desa = [
            {"nama": d.nama, "jenis": Desa.Jenis.KELURAHAN if d.is_kelurahan else Desa.Jenis.DESA, "code": d.code}
            for d in desa_of(kecamatan.code)
        ]
        jabatan = [{"jabatan": nama} for nama in USUAL_JABATAN]
        self.facts = OfficeFactsForm(data, prefix="kantor", initial={"current_year": this_year})
        self.desa = DesaRows(data, prefix="desa", initial=desa)
        self.pejabat = PejabatRows(data, prefix="pejabat", initial=jabatan)
        self.admin = AdminForm(data, prefix="admin")

    def is_valid(self) -> bool:
        verdicts = [form.is_valid() for form in (self.facts, self.desa, self.pejabat, self.admin)]
        return all(verdicts)  # of all of them, so that every mistake is shown at once

    @property
    def has_errors(self) -> bool:
        return any((self.facts.errors, any(self.desa.errors), any(self.pejabat.errors), self.admin.errors))

    def new_desa(self) -> list[NewDesa]:
        rows = [form.cleaned_data for form in self.desa if form.cleaned_data.get("nama")]
        return [NewDesa(nama=row["nama"], jenis=row["jenis"], code=row["code"]) for row in rows]

    def new_pejabat(self) -> list[Pejabat]:
        rows = [form.cleaned_data for form in self.pejabat if form.cleaned_data.get("jabatan")]
        return [
            Pejabat(row["jabatan"], row["nama"], row["nip"] or None, row["pangkat"] or None, row["is_plt"])
            for row in rows
        ]

    def new_admin(self) -> NewAdmin:
        data = self.admin.cleaned_data
        return NewAdmin(data["username"], data["nama"], data["password"])
