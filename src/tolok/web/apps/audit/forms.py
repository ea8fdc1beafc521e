"""The filter of the audit page."""

from __future__ import annotations

from typing import Any

from django import forms

from tolok.web.apps.audit import queries
from tolok.web.apps.offices.models import Office
from tolok.web.inputs import DayInput


class FilterForm(forms.Form):
    words = forms.CharField(label="Cari", required=False, max_length=100, widget=forms.TextInput({"type": "search"}))
    act = forms.ChoiceField(label="Perbuatan", required=False)
    first = forms.DateField(label="Dari tanggal", required=False, widget=DayInput)
    last = forms.DateField(label="Sampai tanggal", required=False, widget=DayInput)

    def __init__(self, *args: Any, office: Office, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        act = self.fields["act"]
        assert isinstance(act, forms.ChoiceField)
        names = sorted((queries.act_label(name), name) for name in queries.acts_of(office))
        act.choices = [("", "semua"), *((name, label) for label, name in names)]
