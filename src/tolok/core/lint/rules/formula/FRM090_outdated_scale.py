"""Intervals or a number of unsur of a satisfaction survey that an older regulation set."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from tolok.core.lint.context import Context, Row
from tolok.core.lint.finding import Severity
from tolok.core.lint.rule import Hit, Rule
from tolok.core.regulation import Certainty, Parameter, Regulation, parameter_on, parameters_named

_INTERVALS = (
    "interval «{tercetak}» dari {lama}, sehingga mutu pelayanan salah dibaca; pakai {baru}: mutu {mutu} {interval}"
)
_UNSUR = (
    "«{tercetak}» adalah jumlah unsur menurut {lama}, sehingga indeksnya tidak sebanding; {baru} memakai {jumlah} unsur"
)
_NUMBER = r"\d{1,3}(?:[.,]\d{1,4})?"
_INTERVAL = re.compile(
    rf"(?<![\d.,])({_NUMBER})\s*(?:-|–|—|s\.?\s?/?\s?d\.?|sampai(?:\s+dengan)?|hingga)\s*({_NUMBER})(?![\d.,]*\d)",
    re.IGNORECASE,
)
_OF_UNSUR = re.compile(r"\b(\d{1,2})\s*(?:\([a-z ]+\)\s*)?unsur\b", re.IGNORECASE)
_SURVEY = re.compile(r"\b(?:ikm|skm|kepuasan|mutu)\b", re.IGNORECASE)
_LEAST = 2  # one interval alone may be anything; two of one scale are that scale

Interval = tuple[Decimal, Decimal]


def check(context: Context) -> Iterator[Hit]:
    day = _day(context)
    if day is None:
        return
    for row in context.rows:
        text = f"{row.baris.formula.teks} {row.baris.definisi_operasional or ''}"
        if any(letter.isdigit() for letter in text) and _SURVEY.search(f"{row.baris.indikator} {text}"):
            yield from _old_intervals(row, text, day)
            yield from _old_unsur(row, text, day)


def _day(context: Context) -> date | None:
    """The day whose law applies; a decree without date is one of the first year that it is for."""
    periode = context.keputusan.periode
    return context.day or (date(periode.dari, 1, 1) if periode else None)


def _old_intervals(row: Row, text: str, day: date) -> Iterator[Hit]:
    printed = {(_decimal(found[1]), _decimal(found[2])): found[0] for found in _INTERVAL.finditer(text)}
    current = parameter_on("skm_mutu", day)
    if len(printed) < _LEAST or current is None:
        return
    now = len(printed.keys() & _scale(current[1]))
    for old, parameter in parameters_named("skm_mutu"):
        shared = printed.keys() & _scale(parameter)
        if _is_past(parameter, day) and len(shared) >= max(_LEAST, now + 1):
            first = min(shared)
            grade, bounds = _same_class(first, parameter, current[1])
            values = {
                "tercetak": printed[first], "lama": old.singkatan, "baru": current[0].singkatan, "mutu": grade,
                "interval": bounds,
            }  # fmt: skip
            evidence = "; ".join(printed[interval] for interval in sorted(shared))
            yield Hit(row.at("formula"), _INTERVALS, values, evidence, _severity(*current))
            return


def _old_unsur(row: Row, text: str, day: date) -> Iterator[Hit]:
    found, current = _OF_UNSUR.search(text), parameter_on("skm_unsur", day)
    if found is None or current is None or int(found[1]) == len(current[1].nilai):
        return
    for old, parameter in parameters_named("skm_unsur"):
        if _is_past(parameter, day) and len(parameter.nilai) == int(found[1]):
            count = str(len(current[1].nilai))
            names = {"lama": old.singkatan, "baru": current[0].singkatan, "jumlah": count}
            yield Hit(row.at("formula"), _UNSUR, {"tercetak": found[0], **names}, found[0], Severity.WARNING)
            return


def _is_past(parameter: Parameter, day: date) -> bool:
    return parameter.berlaku_sampai is not None and parameter.berlaku_sampai < day


def _severity(regulation: Regulation, parameter: Parameter) -> Severity:
    """An error only where title and numbers of the scale in force are known for sure enough."""
    unsure = Certainty.UNSURE in (regulation.kepastian, parameter.kepastian)
    return Severity.WARNING if unsure else Severity.ERROR


def _scale(parameter: Parameter) -> set[Interval]:
    bounds = (item[key] for item in parameter.nilai for key in ("ni", "nik"))
    return {(Decimal(low), Decimal(high)) for low, high in bounds}


def _same_class(interval: Interval, old: Parameter, new: Parameter) -> tuple[str, str]:
    """The class of an interval of the old scale, and the bounds of that class on the new one."""
    for item in old.nilai:
        for key in ("ni", "nik"):
            if tuple(map(Decimal, item[key])) == interval:
                bounds = next((other[key] for other in new.nilai if other["mutu"] == item["mutu"]), item[key])
                return item["mutu"], "–".join(str(bound).replace(".", ",") for bound in bounds)
    raise ValueError(f"expected an interval of the old scale, got: {interval}")


def _decimal(printed: str) -> Decimal:
    return Decimal(printed.replace(",", "."))


RULE = Rule(
    "FRM090", "outdated-scale", "Skala survei dari peraturan lama", Severity.ERROR, check,
    basis=("kepmenpan-25-2004", "permenpanrb-14-2017"),
)  # fmt: skip
