"""Forms of registers. The entry form is made from the register's declaration; `check_entry` is its only judge."""

from __future__ import annotations

import re
import uuid
from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from tolok.core.registers.register import Column, ColumnType, Register
from tolok.core.registers.validation import check_entry

_PRINTED_DATE = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})")


class DeclaredField(forms.CharField):
    """A column of a register: `required` only marks it; check_entry says what lacks, in the register's own words."""

    def validate(self, value: Any) -> None:
        return


class EntryForm(forms.Form):
    """One row. `typed` holds the values as the action takes them once the form is valid."""

    use_required_attribute = False
    token = forms.UUIDField(widget=forms.HiddenInput)
    restate = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def __init__(self, register: Register, villages: Sequence[str], *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {})
        kwargs["initial"].setdefault("token", uuid.uuid4())
        super().__init__(*args, **kwargs)
        self.register = register
        self.typed: dict[str, Any] = {}
        for column in register.columns:
            self.fields[column.name] = _field(column, villages)

    def ask_restate(self, message: str) -> None:
        """Shows the consent box for a month that was stated nihil, beside the message that says why."""
        self.fields["restate"].widget = forms.CheckboxInput()
        self.fields["restate"].label = "Ubah pernyataan bulan itu dari nihil menjadi belum, dan simpan baris ini"
        self.add_error("restate", message)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        given = {c.name: cleaned.get(c.name, "") for c in self.register.columns}
        typed = {c.name: typed_cell(c, given[c.name]) for c in self.register.columns}
        for problem in check_entry(self.register, {k: v for k, v in typed.items() if v is not None}):
            self.add_error(problem.column if problem.column in self.fields else None, problem.message)
        self.typed = typed
        return cleaned


class VoidForm(forms.Form):
    reason = forms.CharField(
        label="Alasan pembatalan",
        max_length=500,
        help_text="Misalnya: tercatat dua kali. Baris tetap tersimpan dan terlihat, tetapi tidak dihitung lagi.",
        error_messages={"required": "Alasan pembatalan: belum diisi. Tuliskan mengapa baris ini dibatalkan."},
    )


def typed_cell(column: Column, text: Any) -> Any:
    """The value that was typed: a date or whole number where the column is one and the text can be read as such,
    else the text itself, so that the check can quote it; None when blank."""
    text = str(text).strip()
    if not text:
        return None
    if column.type is ColumnType.DATE:
        return _date(text)
    if column.type is ColumnType.INTEGER and re.fullmatch(r"\d{1,3}(\.\d{3})+|\d+", text):
        return int(text.replace(".", ""))
    return text


def _date(text: str) -> date | str:
    printed = _PRINTED_DATE.fullmatch(text)
    try:
        return date(int(printed[3]), int(printed[2]), int(printed[1])) if printed else date.fromisoformat(text)
    except ValueError:
        return text


def _field(column: Column, villages: Sequence[str]) -> forms.Field:
    example = f"Contoh: {column.example}." if column.example else ""
    options: dict[str, Any] = {
        "label": column.label,
        "required": column.required,
        "help_text": " ".join(filter(None, (column.help, example if column.type is not ColumnType.CHOICE else ""))),
    }
    required = {"aria-required": "true"} if column.required else {}
    if column.type is ColumnType.CHOICE:
        options["widget"] = forms.Select(
            attrs=required, choices=[("", "pilih …"), *((choice.value, choice.label) for choice in column.choices)]
        )
    elif column.type is ColumnType.VILLAGE:
        options["widget"] = forms.Select(
            attrs=required, choices=[("", "pilih …"), *((name, name) for name in villages)]
        )
    elif column.type is ColumnType.DATE:
        options["widget"] = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", **required})
    elif column.type is ColumnType.LONG_TEXT:
        options["widget"] = forms.Textarea(attrs={"rows": 3, **required})
    elif column.type is ColumnType.INTEGER:
        options["widget"] = forms.TextInput(attrs={"inputmode": "numeric", **required})
    else:
        options["widget"] = forms.TextInput(attrs=required)
    return DeclaredField(max_length=2000, **options)
