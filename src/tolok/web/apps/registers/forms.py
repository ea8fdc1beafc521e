"""Forms of registers. The entry form is made from the register's declaration; `read_entry` is its only judge."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any

from django import forms

from tolok.core.registers.register import Column, ColumnType, Register
from tolok.core.registers.validation import read_entry
from tolok.web.inputs import SeenField, fingerprint


class DeclaredField(forms.CharField):
    """A column of a register: `required` only marks it; read_entry says what lacks, in the register's own words."""

    def validate(self, value: Any) -> None:
        return


class EntryForm(forms.Form):
    """One row. `typed` holds the values as the action takes them once the form is valid."""

    use_required_attribute = False
    token = forms.UUIDField(widget=forms.HiddenInput)
    restate = forms.BooleanField(required=False, widget=forms.HiddenInput)
    seen = SeenField()

    def __init__(self, register: Register, villages: Sequence[str], *args: Any, **kwargs: Any) -> None:
        stored = kwargs.setdefault("initial", {})
        kwargs["initial"] = {"token": uuid.uuid4(), "seen": fingerprint(stored) if stored else "", **stored}
        super().__init__(*args, **kwargs)
        self.register, self.villages = register, villages
        self.typed: dict[str, Any] = {}
        for column in register.columns:
            self.fields[column.name] = _field(column, villages)

    def ask_restate(self, message: str, consent: str) -> None:
        """Shows the consent box for months that were stated, beside the message that says why."""
        self.fields["restate"].widget = forms.CheckboxInput()
        self["restate"].label = consent  # of the bound field: it took its label when the form was checked
        self.add_error("restate", message)

    def take_new_token(self) -> None:
        """What is sent next is a row of its own."""
        self.data = {**dict(self.data.items()), "token": str(uuid.uuid4())}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        given = {c.name: cleaned.get(c.name, "") for c in self.register.columns}
        read = read_entry(self.register, given, self.villages)
        for problem in read.problems:
            self.add_error(problem.column if problem.column in self.fields else None, problem.message)
        self.typed = dict(read.values)
        return cleaned


class VoidForm(forms.Form):
    reason = forms.CharField(
        label="Alasan pembatalan",
        max_length=500,
        help_text="Misalnya: tercatat dua kali. Baris tetap tersimpan dan terlihat, tetapi tidak dihitung lagi.",
        error_messages={"required": "Alasan pembatalan: belum diisi. Tuliskan mengapa baris ini dibatalkan."},
    )


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
