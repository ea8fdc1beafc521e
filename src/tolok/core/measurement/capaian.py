"""Capaian, realisasi held against target in percent, by a named rule of the indicator.

No national regulation gives a formula (PermenPANRB 53/2014 is silent); F1 and F2 are the LAN guideline's (SK
239/IX/6/8/2003), F3 and F4 are in use beside them, and the same data gives different answers (T 10, R 12: F2 80, F3
83.33). Hence the rule is a property of the indicator, and nothing is capped unless asked. Ranges follow the *Sistem
Manajemen Kinerja* annex: 9 against 7-8 months is 87.5 (regulations.md 1.3, peers.md 4.1).
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext

from tolok.core.kernel.numbers import show_exact, show_number
from tolok.core.kernel.value import Missing, NotComputable, Number, Value
from tolok.core.measurement.indikator import CapaianRule, Target
from tolok.core.measurement.scale import Scale

HUNDRED = Decimal(100)
_EXACT = Context(prec=60)
"""More digits than any target times two has, so that a met target is 100 exactly."""
_KEPT = Context(prec=28, rounding=ROUND_HALF_UP)
"""Digits kept of a quotient without end; rounding for the eye happens once, when shown."""


@dataclass(frozen=True, slots=True)
class CapaianResult:
    """`capaian` in percent; `kategori` None where there is no capaian or no scale was given; `alasan` one sentence."""

    capaian: Value
    kategori: str | None
    alasan: str


def capaian(
    target: Target | None,
    realisasi: Value,
    rule: CapaianRule,
    scale: Scale | None = None,
    cap: tuple[Decimal, Decimal] | None = None,
) -> CapaianResult:
    """Capaian of `realisasi` against `target` by `rule`, in percent, uncapped unless `cap` (floor, ceiling) is given.

    Missing stays Missing and not computable stays so, each with its reason; neither is ever 0. A target of 0 or below
    gives no capaian, except that a realisasi inside a true range needs no division. A point held against a range rule
    is the range lo = hi; a range held against a point rule is not computable. Raises ValueError for a cap turned round.
    """
    if cap is not None and cap[0] > cap[1]:
        raise ValueError(f"cap must be (floor, ceiling), got: {cap}")
    gap = _gap(target, realisasi, rule)
    if gap is not None:
        return gap
    assert target is not None and isinstance(realisasi, Number)  # _gap returns for all else
    with localcontext(_EXACT):
        value, sum_words = _RULES[rule](target, realisasi.value)
    return _result(_KEPT.plus(value), sum_words, scale, cap)


def _gap(target: Target | None, realisasi: Value, rule: CapaianRule) -> CapaianResult | None:
    if target is None:
        return _nothing(Missing("target belum diisi"))
    if isinstance(realisasi, Missing):
        reason = realisasi.reason
        return _nothing(realisasi if "belum diisi" in reason else Missing(f"realisasi belum diisi: {reason}"))
    if isinstance(realisasi, NotComputable):
        return _nothing(realisasi)
    reason = _refusal(target, realisasi.value, rule)
    return _nothing(NotComputable(reason)) if reason else None


def _nothing(value: Missing | NotComputable) -> CapaianResult:
    words = "belum dapat dihitung" if isinstance(value, Missing) else "tidak dapat dihitung"
    reason = value.reason.rstrip(".")
    return CapaianResult(value, None, f"Capaian {words}: {reason}.")


def _refusal(target: Target, realisasi: Decimal, rule: CapaianRule) -> str:
    """Why `rule` yields no number here, in Indonesian; empty where it does."""
    shown = _show_target(target)
    if rule in _RANGE_RULES:
        edge = _edge(target, realisasi)
        if edge is None or edge > 0:
            return ""
        return f"batas {show_exact(edge)} pada target {shown} tidak dapat menjadi pembagi, isikan batas di atas 0"
    if target.is_range:
        return (
            f"target {shown} adalah rentang, sedangkan aturan {rule.value} memerlukan satu angka; "
            "pakai rentang-naik atau rentang-turun, atau isikan satu angka target"
        )
    if target.lo <= 0:
        return f"target bernilai {shown} sehingga tidak dapat menjadi pembagi, isikan target di atas 0"
    if rule is CapaianRule.TURUN_RASIO and realisasi <= 0:
        return (
            f"realisasi bernilai {show_exact(realisasi)} sehingga tidak dapat menjadi pembagi pada aturan {rule.value}"
        )
    return ""


def _edge(target: Target, realisasi: Decimal) -> Decimal | None:
    """The edge of the range that divides; None inside a true range. A point always divides (a target of 0 is none)."""
    if target.is_range and target.lo <= realisasi <= target.hi:
        return None
    return target.lo if realisasi < target.lo else target.hi


def _naik(target: Target, realisasi: Decimal) -> tuple[Decimal, str]:
    t, r = target.lo, realisasi
    return r * HUNDRED / t, f"realisasi {show_exact(r)} / target {show_exact(t)} × 100"


def _turun_lan(target: Target, realisasi: Decimal) -> tuple[Decimal, str]:
    t, r = target.lo, realisasi
    shown = show_exact(t)
    return (2 * t - r) * HUNDRED / t, f"(2 × target {shown} − realisasi {show_exact(r)}) / target {shown} × 100"


def _turun_rasio(target: Target, realisasi: Decimal) -> tuple[Decimal, str]:
    t, r = target.lo, realisasi
    return t * HUNDRED / r, f"target {show_exact(t)} / realisasi {show_exact(r)} × 100"


def _tepat(target: Target, realisasi: Decimal) -> tuple[Decimal, str]:
    t, r = target.lo, realisasi
    shown = show_exact(t)
    words = f"100 − |realisasi {show_exact(r)} − target {shown}| / target {shown} × 100"
    value = HUNDRED - abs(r - t) * HUNDRED / t
    if value < 0:
        return Decimal(0), f"{words}, paling rendah 0"
    return value, words


def _rentang_naik(target: Target, realisasi: Decimal) -> tuple[Decimal, str]:
    edge = _edge(target, realisasi)
    if edge is None:
        return HUNDRED, _inside(target, realisasi)
    words = f"realisasi {show_exact(realisasi)} / batas {show_exact(edge)} × 100 ({_side(target, realisasi)})"
    return realisasi * HUNDRED / edge, words


def _rentang_turun(target: Target, realisasi: Decimal) -> tuple[Decimal, str]:
    edge = _edge(target, realisasi)
    if edge is None:
        return HUNDRED, _inside(target, realisasi)
    shown = f"(1 + (1 − realisasi {show_exact(realisasi)} / batas {show_exact(edge)})) × 100"
    return (2 * edge - realisasi) * HUNDRED / edge, f"{shown} ({_side(target, realisasi)})"


def _inside(target: Target, realisasi: Decimal) -> str:
    return f"realisasi {show_exact(realisasi)} berada dalam rentang target {_show_target(target)}"


def _side(target: Target, realisasi: Decimal) -> str:
    if not target.is_range:
        return f"target {_show_target(target)} dibaca sebagai rentang satu angka"
    side = "di bawah" if realisasi < target.lo else "di atas"
    return f"{side} rentang target {_show_target(target)}"


def _show_target(target: Target) -> str:
    if not target.is_range:
        return show_exact(target.lo)
    return f"{show_exact(target.lo)} sampai {show_exact(target.hi)}"


_RANGE_RULES = (CapaianRule.RENTANG_NAIK, CapaianRule.RENTANG_TURUN)
_RULES = {
    CapaianRule.NAIK: _naik,
    CapaianRule.TURUN_LAN: _turun_lan,
    CapaianRule.TURUN_RASIO: _turun_rasio,
    CapaianRule.RENTANG_NAIK: _rentang_naik,
    CapaianRule.RENTANG_TURUN: _rentang_turun,
    CapaianRule.TEPAT: _tepat,
}


def _result(value: Decimal, sum_words: str, scale: Scale | None, cap: tuple[Decimal, Decimal] | None) -> CapaianResult:
    alasan = f"Capaian = {sum_words} = {show_number(value)}%"
    if cap is not None and not cap[0] <= value <= cap[1]:
        value = min(max(value, cap[0]), cap[1])
        alasan += f", dibatasi menjadi {show_number(value)}% (batas {show_exact(cap[0])} sampai {show_exact(cap[1])})"
    if scale is None:
        return CapaianResult(Number(value), None, f"{alasan}.")
    kategori = scale.kategori(value)
    alasan += f"; kategori {kategori} menurut {scale.source_note()}"
    if scale.depends_on_edge(value):
        alasan += f" ({scale.edge.words})"
    return CapaianResult(Number(value), kategori, f"{alasan}.")
