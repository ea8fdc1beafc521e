"""A formula tree as plain data and back: `{rasio: {pembilang: .., penyebut: .., pengali: 100}}`."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Any

from tolok.archive.term import term_from_data, term_to_data
from tolok.core.formula.nodes import (
    Constant,
    Count,
    Difference,
    Node,
    Phrase,
    Product,
    Ratio,
    Scaled,
    Score,
    Sum,
    WeightedSum,
)

_LARGEST_EXPONENT = 30
"""1e999999 is a number too, and would fill the memory when written out."""


def number_to_data(value: Decimal) -> int | str:
    """A whole number as itself, any other as text: YAML would make it a float."""
    return int(value) if value == value.to_integral_value() else str(value)


def number_from_data(data: Any) -> Decimal:
    """The number held by `data`, a decimal comma allowed. Raises ValueError in Indonesian."""
    if isinstance(data, bool) or not isinstance(data, int | float | str):
        raise ValueError(f"diharapkan bilangan, didapat «{data}»")  # noqa: TRY004 - one kind for the caller
    try:
        number = Decimal(str(data).strip().replace(",", "."))
    except InvalidOperation:
        raise ValueError(f"diharapkan bilangan, didapat «{data}»") from None
    if not number.is_finite() or abs(number.adjusted()) > _LARGEST_EXPONENT:
        raise ValueError(f"diharapkan bilangan, didapat «{data}»")
    return number


def tree_to_data(node: Node) -> dict[str, Any]:
    """`node` as nested mappings, one key each: the word for the node."""
    match node:
        case Phrase(words):
            return {"frasa": words}
        case Score(words):
            return {"nilai": words}
        case Constant(value, noun):
            return {"tetapan": {"angka": number_to_data(value), "benda": noun}}
        case Count(term):
            return {"hitungan": term_to_data(term)}
        case Sum(parts):
            return {"jumlah": [tree_to_data(part) for part in parts]}
        case Difference(minuend, subtrahend):
            return {"selisih": {"dari": tree_to_data(minuend), "kurang": tree_to_data(subtrahend)}}
        case Ratio(numerator, denominator, multiplier):
            sides = {"pembilang": tree_to_data(numerator), "penyebut": tree_to_data(denominator)}
            return {"rasio": {**sides, "pengali": number_to_data(multiplier)}}
        case Scaled(inner, factor):
            return {"diskala": {"faktor": number_to_data(factor), "isi": tree_to_data(inner)}}
        case Product(factors):
            return {"hasil_kali": [tree_to_data(part) for part in factors]}
        case WeightedSum(weighted):
            items = [{"bobot": number_to_data(weight), "isi": tree_to_data(part)} for weight, part in weighted]
            return {"jumlah_berbobot": items}
    raise TypeError(f"expected a node, got: {node!r}")


def tree_from_data(data: Any) -> Node:
    """The tree held by `data`. Raises ValueError in Indonesian."""
    if not isinstance(data, dict) or len(data) != 1:
        raise ValueError(f"diharapkan satu kata kunci pohon formula, didapat «{data}»")
    ((word, content),) = data.items()
    try:
        return _build(word, content)
    except (KeyError, TypeError, AttributeError):
        raise ValueError(f"isi «{word}» pada pohon formula tidak lengkap: «{content}»") from None


def _build(word: str, content: Any) -> Node:
    match word:
        case "frasa":
            return Phrase(_words(content))
        case "nilai":
            return Score(_words(content))
        case "tetapan":
            return Constant(number_from_data(content["angka"]), content["benda"])
        case "hitungan":
            return Count(term_from_data(content))
        case "jumlah":
            return Sum(tuple(tree_from_data(part) for part in content))
        case "selisih":
            return Difference(tree_from_data(content["dari"]), tree_from_data(content["kurang"]))
        case "rasio":
            sides = tree_from_data(content["pembilang"]), tree_from_data(content["penyebut"])
            return Ratio(*sides, number_from_data(content["pengali"]))
        case "diskala":
            return Scaled(tree_from_data(content["isi"]), number_from_data(content["faktor"]))
        case "hasil_kali":
            return Product(tuple(tree_from_data(part) for part in content))
        case "jumlah_berbobot":
            return WeightedSum(tuple((number_from_data(i["bobot"]), tree_from_data(i["isi"])) for i in content))
        case _:
            raise ValueError(f"kata kunci pohon formula tidak dikenal: «{word}»")


def _words(content: Any) -> str:
    if not isinstance(content, str):
        raise ValueError(f"diharapkan kata-kata, didapat «{content}»")  # noqa: TRY004 - one kind for the caller
    return content
