"""What is wrong with the units of a tree, as data with Indonesian messages: where, what, why, what to do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from tolok.core.formula.nodes import (
    Constant,
    Difference,
    Node,
    Product,
    Ratio,
    Scaled,
    Sum,
    WeightedSum,
    children,
)
from tolok.core.formula.tree_unit import is_rate
from tolok.core.formula.tree_unit import unit_of as unit_of
from tolok.core.formula.units import Unit as Unit
from tolok.core.formula.writer import times_hundred, write_number, write_sentence


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with a tree: a stable code, the words it concerns, and the message for the official."""

    code: str
    words: str
    message: str


def check(node: Node) -> tuple[Problem, ...]:
    """All problems of the tree, from the top down."""
    return tuple(_problems(node))


def _problems(node: Node) -> Iterator[Problem]:
    words = write_sentence(node)
    match node:
        case Sum(parts):
            yield from _mixed(words, list(parts), "dijumlahkan")
        case WeightedSum(weighted):
            yield from _mixed(words, [part for _, part in weighted], "dijumlahkan dengan bobot")
            yield from _weights(words, [weight for weight, _ in weighted])
        case Difference(minuend, subtrahend):
            yield from _mixed(words, [minuend, subtrahend], "dikurangkan")
        case Ratio(numerator, denominator, multiplier):
            yield from _ratio_problems(words, numerator, denominator)
            yield from _ratio_units(words, unit_of(numerator), unit_of(denominator), multiplier)
        case Scaled(inner, factor):
            yield from _hundredfold(words, unit_of(inner), factor)
        case Product(parts):
            if sum(unit_of(part).name == "rupiah" for part in parts) > 1:
                message = f"«{words}»: rupiah dikali rupiah tidak berarti; kalikan rupiah dengan banyaknya."
                yield Problem("satuan-dikalikan", words, message)
    for child in children(node):
        yield from _problems(child)


def _weights(words: str, weights: list[Decimal]) -> Iterator[Problem]:
    total = sum(weights, Decimal(0))
    if total != 1:
        shown = write_number(times_hundred(total))
        message = f"«{words}»: jumlah bobotnya {shown}%, bukan 100%; periksa bobotnya."
        yield Problem("bobot-tidak-seratus", words, message)


def _mixed(words: str, parts: list[Node], done: str) -> Iterator[Problem]:
    units = [unit for unit in map(unit_of, parts) if unit.name != "bilangan"]
    names = {unit.name for unit in units}
    if names == {"waktu"} and len(nouns := {unit.noun: None for unit in units if unit.noun}) > 1:
        shown = " dan ".join(str(noun) for noun in nouns)
        message = f"«{words}»: {shown} {done}, padahal satuan waktunya berbeda; samakan satuannya."
        yield Problem("satuan-waktu", words, message)
    if len(names) < 2:
        return
    code = "persen-dan-jumlah" if {"persen", "jumlah"} <= names else "satuan-campur"
    shown = " dan ".join(dict.fromkeys(unit.shown for unit in units))
    yield Problem(code, words, f"«{words}»: satuan {shown} {done}, sehingga hasilnya tidak berarti; samakan satuannya.")


def _ratio_problems(words: str, numerator: Node, denominator: Node) -> Iterator[Problem]:
    if isinstance(denominator, Constant) and denominator.value == 0:
        yield Problem(
            "penyebut-nol", words, f"«{words}»: penyebut tetap 0 tidak dapat membagi; tulis penyebut yang benar."
        )
    if isinstance(numerator, Constant) and isinstance(denominator, Constant):
        yield Problem(
            "pecahan-tetap", words, f"«{words}»: kedua bilangan tetap, hasilnya selalu sama; tulis apa yang dihitung."
        )


def _ratio_units(words: str, above: Unit, below: Unit, multiplier: Decimal) -> Iterator[Problem]:
    if above.name == below.name == "waktu" and above.noun and below.noun and above.noun != below.noun:
        message = (
            f"«{words}»: {above.noun} dibagi {below.noun}, padahal satuan waktunya berbeda, sehingga "
            f"perbandingannya salah; ubah keduanya menjadi {below.noun}."
        )
        yield Problem("satuan-waktu", words, message)
    if multiplier == 100 and is_rate(above, below):
        rate = f"{above.noun or above.name} per {below.noun or below.name}"
        message = (
            f"«{words}»: {above.shown} dibagi {below.shown} adalah {rate}, bukan persen, sehingga × 100% tidak "
            f"berarti; hilangkan × 100%, atau bagi dengan {above.shown} juga."
        )
        yield Problem("bukan-persen", words, message)
    if above.name == "persen" and below.name == "jumlah":
        yield from _hundredfold(words, above, multiplier)


def _hundredfold(words: str, unit: Unit, factor: Decimal) -> Iterator[Problem]:
    if factor != 100 or unit.name not in ("persen", "indeks"):
        return
    why = "sudah per seratus" if unit.name == "persen" else "sudah berskala, biasanya sampai 100"
    message = f"«{words}»: {unit.name} {why}, sehingga × 100 membuatnya seratus kali terlalu besar; hilangkan × 100."
    yield Problem(f"{unit.name}-dikali-seratus", words, message)
