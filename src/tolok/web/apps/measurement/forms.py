"""Forms of measurement: the plan of one indicator, and the explanation for the report."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms

from tolok.core.formula.nodes import Node, Score, leaves
from tolok.core.kernel.period import ROMAN_QUARTERS
from tolok.core.kernel.value import Number
from tolok.core.measurement.indikator import Aggregation
from tolok.core.measurement.read_number import ReadNumberError, read_number, read_target
from tolok.web.apps.measurement.actions import TypedScore, TypedTarget
from tolok.web.apps.measurement.models import Plan
from tolok.web.apps.measurement.queries import QUARTERS, plan_token, scores_by_quarter, targets_by_quarter
from tolok.web.apps.measurement.words import AGGREGATION_WORDS, RULE_WORDS
from tolok.web.inputs import SeenField


def has_score(node: Node | None) -> bool:
    """Whether a value is given for it by someone else."""
    return node is not None and any(isinstance(leaf, Score) for leaf in leaves(node))


_LARGEST, _PLACES = Decimal(10) ** 16, 6
"""A target is stored with six places; a larger or finer one would come back as another number, or not at all."""


def _unstorable(what: str, *numbers: Decimal) -> str:
    """Why a number cannot be kept exactly; "" where it can."""
    for number in numbers:
        if abs(number) > _LARGEST:
            return f"{what}: terlalu besar. Periksa banyaknya angka nol."
        if number != round(number, _PLACES):
            return f"{what}: paling banyak {_PLACES} angka di belakang koma. Bulatkan dahulu."
    return ""


class PlanForm(forms.Form):
    rule = forms.ChoiceField(label="Aturan capaian", choices=[(r.value, words) for r, words in RULE_WORDS.items()])
    aggregation = forms.ChoiceField(label="Cara menggabung triwulan", choices=[])
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, plan: Plan | None, node: Node | None, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.node = node
        choices = [
            (a.value, words)
            for a, words in AGGREGATION_WORDS.items()
            if a is not Aggregation.RATA_RATA or has_score(node)
        ]
        aggregation = self.fields["aggregation"]
        assert isinstance(aggregation, forms.ChoiceField)
        aggregation.choices = choices
        aggregation.error_messages["invalid_choice"] = (
            "Cara menggabung ini tidak ada untuk indikator ini: perbandingan tidak dirata-ratakan, melainkan pembilang "
            "dan penyebutnya dijumlahkan lalu dibagi sekali. Pilih jumlah atau posisi akhir."
        )
        self.initial["seen"] = plan_token(plan)
        if plan:
            self.initial.update(rule=plan.rule, aggregation=plan.aggregation)
        self._add_quarters(plan)

    def _add_quarters(self, plan: Plan | None) -> None:
        targets, scores = targets_by_quarter(plan), scores_by_quarter(plan)
        for quarter in QUARTERS:
            roman = ROMAN_QUARTERS[quarter - 1]
            label = "Setahun (TW IV)" if quarter == 4 else f"s.d. triwulan {roman}"
            self.fields[f"target_{quarter}"] = forms.CharField(label=label, required=False, max_length=60)
            self.initial[f"target_{quarter}"] = targets[quarter].text if quarter in targets else ""
        if not has_score(self.node):
            return
        for quarter in QUARTERS:
            roman = ROMAN_QUARTERS[quarter - 1]
            score = scores.get(quarter)
            self.fields[f"score_{quarter}"] = forms.CharField(
                label=f"Nilai triwulan {roman}", required=False, max_length=60
            )
            self.fields[f"evidence_{quarter}"] = forms.CharField(
                label=f"Bukti nilai triwulan {roman}", required=False, max_length=500
            )
            self.initial[f"score_{quarter}"] = score.text if score else ""
            self.initial[f"evidence_{quarter}"] = score.evidence if score else ""

    @property
    def target_fields(self) -> list[forms.BoundField]:
        return [self[f"target_{quarter}"] for quarter in QUARTERS]

    @property
    def score_fields(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        return [(self[f"score_{q}"], self[f"evidence_{q}"]) for q in QUARTERS] if has_score(self.node) else []

    def typed_targets(self) -> dict[int, TypedTarget]:
        return self._targets

    def typed_scores(self) -> dict[int, TypedScore]:
        return self._scores

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        self._targets: dict[int, TypedTarget] = {}
        self._scores: dict[int, TypedScore] = {}
        for quarter in QUARTERS:
            self._clean_target(quarter, cleaned.get(f"target_{quarter}", ""))
            self._clean_score(quarter, cleaned.get(f"score_{quarter}", ""), cleaned.get(f"evidence_{quarter}", ""))
        return cleaned

    def _clean_target(self, quarter: int, text: str) -> None:
        try:
            target, _ = read_target(text)
        except ReadNumberError as problem:
            self.add_error(f"target_{quarter}", str(problem))
            return
        if target is not None and (problem_words := _unstorable("Target", target.lo, target.hi)):
            self.add_error(f"target_{quarter}", problem_words)
        elif target is not None:
            self._targets[quarter] = TypedTarget(text, target)

    def _clean_score(self, quarter: int, text: str, evidence: str) -> None:
        if not has_score(self.node):
            return
        try:
            read = read_number(text, "nilai")
        except ReadNumberError as problem:
            self.add_error(f"score_{quarter}", str(problem))
            return
        if isinstance(read.value, Number):
            if problem_words := _unstorable("Nilai", read.value.value):
                self.add_error(f"score_{quarter}", problem_words)
            if not evidence:
                message = "Bukti: belum diisi. Tuliskan dari mana nilai ini, misalnya nomor dan tanggal LHE."
                self.add_error(f"evidence_{quarter}", message)
            self._scores[quarter] = TypedScore(text, read.value.value, evidence)
        elif evidence:
            self.add_error(
                f"score_{quarter}", "Nilai: belum diisi, sedangkan buktinya ada. Isi nilainya, atau kosongkan buktinya."
            )


class PenjelasanForm(forms.Form):
    seen = SeenField()
    penjelasan = forms.CharField(
        label="Penjelasan untuk LKjIP",
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Mengapa realisasi di atas atau di bawah target, dan apa tindak lanjutnya.",
    )
