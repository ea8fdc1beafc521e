"""The indicator says the objective again, word for word or with another first word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tolok.core.lint.context import Context, Row
from tolok.core.lint.finding import Severity
from tolok.core.lint.rule import Hit, Rule
from tolok.core.lint.wording.measures import is_result_or_act
from tolok.core.lint.wording.phrases import one_spelling, word_set

_SAME = (
    "indikator sama kata demi kata dengan sasarannya, «{indikator}», sehingga tidak mengukurnya; "
    "tulis apa yang dihitung"
)
_VERB = (
    "«{indikator}» mengulang sasaran, hanya kata pertamanya lain, sehingga tidak mengukurnya; "
    "tulis jumlah atau persentase hasilnya"
)
_BARE = (
    "indikator «{indikator}» adalah sasaran tanpa kata pertamanya, sehingga tidak mengukurnya; "
    "tulis jumlah atau persentase hasilnya"
)
_MEASURE = (
    "«{indikator}» mengulang sasaran, sehingga yang diukur pelaksanaannya; "
    "perlu penilaian: adakah ukuran hasil yang lebih tepat?"
)
_MEASURES = word_set("jumlah banyaknya total persentase nilai tingkat indeks angka cakupan")
_PARTICLES = word_set("yang dan di ke dari pada untuk dengan oleh dalam atas serta nya")
_VERB_FORM = re.compile(r"(?:me|ter|di|ber|pe|ke)[a-z]{3,}|[a-z]{3,}nya")
# Those who lead a unit answer for results; clerks have acts for objectives by the nature of their work.
_LEADING = re.compile(
    r"\b(?:camat|sekretaris|sekcam|kepala|kasi|kasubb?ag|lurah|seksi|sub\s?bag(?:ian)?|kecamatan|bidang)\b",
    re.IGNORECASE,
)
_LEAST_WORDS = 2


def check(context: Context) -> Iterator[Hit]:
    for row in context.rows:
        if found := repeated(row):
            template, severity = found
            indikator = row.baris.indikator
            evidence = f"«{row.baris.sasaran}» / «{indikator}»"
            yield Hit(row.at("indikator"), template, {"indikator": indikator}, evidence, severity)


def repeated(row: Row) -> tuple[str, Severity] | None:
    """How the indicator repeats the objective, and how much that weighs; None where it says more or other things."""
    sasaran, indicator = one_spelling(row.baris.sasaran), row.key
    if len(sasaran) < _LEAST_WORDS or len(indicator) < _LEAST_WORDS or abs(len(sasaran) - len(indicator)) > 2:
        return None
    if sasaran == indicator:
        return _SAME, Severity.ERROR
    if sasaran[1:] == indicator and is_opening(sasaran[0]):
        return _BARE, Severity.WARNING
    measure = indicator[0] in _MEASURES
    rest = _without_measures(indicator) if measure else indicator[1:]
    if not is_opening(sasaran[0]) or not (measure or is_opening(indicator[0])):
        return None
    if len(rest) < _LEAST_WORDS or _content(sasaran[1:]) != _content(rest):
        return None
    if measure:
        return _MEASURE, Severity.INFO
    return _VERB, Severity.WARNING if _LEADING.search(row.jabatan.nama) else Severity.INFO


def is_opening(word: str) -> bool:
    """Whether a first word is a verb or the noun of one; misspelled ones ("Mentyusun") too."""
    return is_result_or_act(word) or bool(_VERB_FORM.fullmatch(word))


def _without_measures(indicator: tuple[str, ...]) -> tuple[str, ...]:
    size = next((at for at, word in enumerate(indicator) if word not in _MEASURES), len(indicator))
    return indicator[size:]


def _content(said: Sequence[str]) -> list[str]:
    return [word for word in said if word not in _PARTICLES]


RULE = Rule("IND040", "indicator-repeats-objective", "Indikator mengulang sasaran", Severity.WARNING, check)
