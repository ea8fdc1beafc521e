"""Forms of the catalogue."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.conf import settings

from tolok.core.lint import rule_files
from tolok.reading.filename import plain
from tolok.web.apps.catalogue.models import RuleChoice


class _Files(forms.ClearableFileInput):
    allow_multiple_selected = True


class _FilesField(forms.FileField):
    """One file or several, chosen at once; the cleaned value is always a list."""

    widget = _Files

    def clean(self, data: Any, initial: Any = None) -> Any:
        given = data if isinstance(data, list) else [data]
        return [super(_FilesField, self).clean(one, initial) for one in given or [None]]


class UploadForm(forms.Form):
    berkas = _FilesField(
        label="Berkas keputusan",
        help_text=(
            "Word (.docx), PDF, pindaian atau foto (.pdf, .jpg, .png, .tif), Excel (.xlsx, .xls, .ods, .csv), teks, "
            "katalog tolok (.json, .yaml), atau ZIP berisi beberapa di antaranya. Boleh memilih beberapa sekaligus; "
            "beberapa foto sekaligus dibaca sebagai satu keputusan, sehalaman satu foto, menurut urutan namanya. "
            f"Seluruhnya paling besar {settings.UPLOAD_LIMIT // 2**20} MB."
        ),
        error_messages={
            "required": "Berkas keputusan: belum dipilih. Pilih berkasnya lebih dahulu.",
            "empty": "Berkas keputusan: kosong (0 byte). Periksa berkasnya, lalu pilih lagi.",
        },
    )


class PublishForm(forms.Form):
    """`token` is the revision that the person looked at."""

    token = forms.IntegerField(widget=forms.HiddenInput)
    first_year = forms.IntegerField(label="Berlaku mulai tahun", min_value=1990, max_value=2200)
    last_year = forms.IntegerField(
        label="Sampai tahun",
        min_value=1990,
        max_value=2200,
        required=False,
        help_text="Kosong: sampai ada penggantinya.",
    )

    def __init__(self, error_count: int, is_other_office: bool, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_other_office:
            self.fields["meant"] = forms.BooleanField(
                label="Ya, keputusan ini memang dipakai kantor ini",
                error_messages={
                    "required": "Keputusan ini menyebut kantor lain. Centanglah hanya bila memang dipakai kantor ini."
                },
            )
        if error_count:
            self.fields["aware"] = forms.BooleanField(
                label=f"Saya tahu masih ada {error_count} kesalahan yang akan ikut terbit",
                error_messages={
                    "required": "Centanglah bila memang diterbitkan dengan kesalahan itu, atau perbaiki dahulu."
                },
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first, last = cleaned.get("first_year"), cleaned.get("last_year")
        if first and last and last < first:
            self.add_error("last_year", f"Sampai tahun {last} mendahului tahun mulai {first}. Perbaiki salah satunya.")
        return cleaned


LONGEST_REASON = 500
_LARGEST_SETTINGS = 256 * 1024
_REASON = {
    "required": "Alasan: belum diisi. Tulislah mengapa, supaya yang membaca nanti mengerti.",
    "max_length": f"Alasan: lebih dari {LONGEST_REASON} huruf. Ringkaslah.",
}


class ReasonForm(forms.Form):
    """Why a person decides so."""

    alasan = forms.CharField(
        label="Alasan", max_length=LONGEST_REASON, widget=forms.Textarea(attrs={"rows": 3}), error_messages=_REASON
    )

    def clean_alasan(self) -> str:
        """On one line, without signs that turn the direction of reading: it is printed beside other people's words."""
        if reason := plain(self.cleaned_data["alasan"]):
            return reason
        raise forms.ValidationError(_REASON["required"])


class ChoiceForm(ReasonForm):
    """An office's word on one rule."""

    field_order = ("aturan", "tingkat", "alasan")
    aturan = forms.ChoiceField(label="Aturan", error_messages={"required": "Aturan: belum dipilih. Pilih salah satu."})
    tingkat = forms.ChoiceField(label="Menjadi", choices=RuleChoice.Level.choices)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rules = [item.rule for item in rule_files() if item.rule.status != "removed"]
        named = [(rule.code, f"{rule.code} {rule.title}") for rule in rules]
        cast(forms.ChoiceField, self.fields["aturan"]).choices = [("", "Pilih …"), *named]


class SettingsFileForm(ReasonForm):
    """A tolok.toml from elsewhere."""

    field_order = ("berkas", "alasan")
    berkas = forms.FileField(
        label="Berkas setelan (tolok.toml)",
        help_text="Setelannya menggantikan seluruh setelan kantor; catatan pengesampingan di dalamnya ditambahkan.",
        error_messages={
            "required": "Berkas setelan (tolok.toml): belum dipilih. Pilih berkasnya lebih dahulu.",
            "empty": "Berkas setelan (tolok.toml): kosong (0 byte). Periksa berkasnya, lalu pilih lagi.",
        },
    )

    def clean_berkas(self) -> Any:
        given = self.cleaned_data["berkas"]
        if given.size > _LARGEST_SETTINGS:
            raise forms.ValidationError(
                f"Berkas setelan (tolok.toml): lebih dari {_LARGEST_SETTINGS // 1024} KB, jadi bukan setelan. "
                "Periksa berkasnya."
            )
        return given
