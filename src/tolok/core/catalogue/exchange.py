"""Keputusan <-> plain data (dict, list, str, int, float, bool, None) for JSON and YAML.

Reading is strict: an unknown key, a missing key or a value of another type is an ExchangeError that names
the place (`jabatan[2].baris[0].formula.jenis`), what was expected and what was got.
"""

from __future__ import annotations

import dataclasses
import json
import re
import types
import typing
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

from tolok.core.catalogue.keputusan import FORMULA_KINDS, Asal, FormulaText, Jabatan, Keputusan

_CHOICES: dict[tuple[type, str], tuple[object, ...]] = {
    (Keputusan, "versi_skema"): (1,),
    (Keputusan, "jenis"): ("IKU", "IKI"),
    (FormulaText, "jenis"): FORMULA_KINDS,
    (FormulaText, "arah"): ("naik", "turun", None),
    (Jabatan, "jenis_jabatan"): ("jabatan", "instansi"),
}

# Keys that a file may lack: one of the two places of an asal, and what came after the first files were written.
_OPTIONAL: dict[type, frozenset[str]] = {
    Asal: frozenset({"baris", "kotak"}),
    Keputusan: frozenset({"asal", "memperhatikan", "menetapkan", "sesudah_tanda_tangan"}),
    Jabatan: frozenset({"asal"}),
}

_HALF_SIGN = re.compile("[\ud800-\udfff]")
"""JSON can write one alone ("\\ud800"); no file and no database can hold it."""
_FLOAT_END = 1e300
"""No place on a page lies beyond; also keeps NaN and infinity out, which JSON lacks but Python's reader takes."""


class ExchangeError(ValueError):
    """The data is not a decree in the exchange form; the message says where and why, in Indonesian."""


def to_data(keputusan: Keputusan) -> dict[str, Any]:
    """The exchange form of `keputusan`, in the published order of keys; ready for `json.dumps`."""
    return typing.cast("dict[str, Any]", _plain(keputusan))


def from_data(data: Any) -> Keputusan:
    """The decree held by `data` (parsed JSON or YAML). Raises ExchangeError."""
    return typing.cast(Keputusan, _build(Keputusan, data, ""))


@cache
def json_schema() -> dict[str, Any]:
    """The published JSON Schema of the exchange form."""
    return typing.cast("dict[str, Any]", json.loads(files(__package__).joinpath("skema.json").read_text("utf-8")))


def _plain(value: Any) -> Any:
    if isinstance(value, Asal):
        return _plain_asal(value)
    if isinstance(value, Keputusan):
        plain = {f.name: _plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
        return {"versi_skema": plain.pop("versi_skema"), **plain}
    if dataclasses.is_dataclass(value):
        return {f.name: _plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value


def _plain_asal(asal: Asal) -> dict[str, Any]:
    place = {"kotak": list(asal.kotak)} if asal.kotak is not None else {"baris": asal.baris}
    return {
        "halaman": asal.halaman,
        **place,
        "keyakinan": asal.keyakinan,
        "perbaikan": list(asal.perbaikan),
        "dikonfirmasi": _plain(asal.dikonfirmasi),
    }


def _build(cls: type, data: Any, place: str) -> Any:
    if not isinstance(data, dict):
        raise ExchangeError(f"{place or 'akar'}: diharapkan objek, didapat {type(data).__name__}")
    fields = {f.name: f for f in dataclasses.fields(cls)}
    if unknown := sorted(map(str, set(data) - set(fields))):
        raise ExchangeError(f"{place or 'akar'}: kunci tidak dikenal: {', '.join(unknown)}")
    if lacking := sorted(set(fields) - set(data) - _OPTIONAL.get(cls, frozenset())):
        raise ExchangeError(f"{place or 'akar'}: kunci tidak ada: {', '.join(lacking)}")
    for name in fields:
        allowed = _CHOICES.get((cls, name))
        if allowed and data[name] not in allowed:
            where = f"{place}.{name}".lstrip(".")
            raise ExchangeError(f"{where}: diharapkan salah satu dari {allowed}, didapat «{data[name]}»")
    hints = _hints(cls)
    values = {name: _value(hints[name], data[name], f"{place}.{name}".lstrip(".")) for name in fields if name in data}
    if cls is Asal:
        _check_asal(values, place)
    return cls(**values)


@cache
def _hints(cls: type) -> dict[str, Any]:
    """Worked out once a class: for every place of a large decree it took longer than all the rest."""
    return typing.get_type_hints(cls)


def _check_asal(values: dict[str, Any], place: str) -> None:
    """What the schema says of a place beyond its types."""
    if ("baris" in values) == ("kotak" in values) or values.get("kotak", ()) is None:
        raise ExchangeError(f"{place}: diharapkan salah satu dari baris dan kotak")
    if not 0 <= values["keyakinan"] <= 1:
        raise ExchangeError(f"{place}.keyakinan: diharapkan 0 sampai 1, didapat «{values['keyakinan']}»")
    for name in ("halaman", "baris"):
        if values.get(name) is not None and values[name] < 1:
            raise ExchangeError(f"{place}.{name}: diharapkan mulai dari 1, didapat «{values[name]}»")


def _value(hint: Any, data: Any, place: str) -> Any:
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        if data is None and type(None) in args:
            return None
        return _value_of_any([arg for arg in args if arg is not type(None)], data, place)
    if origin is tuple:
        if not isinstance(data, list):
            raise ExchangeError(f"{place}: diharapkan daftar, didapat {type(data).__name__}")
        item_types = [args[0]] * len(data) if args[-1] is Ellipsis else list(args)
        if len(item_types) != len(data):
            raise ExchangeError(f"{place}: diharapkan {len(item_types)} butir, didapat {len(data)}")
        return tuple(_value(t, item, f"{place}[{i}]") for i, (t, item) in enumerate(zip(item_types, data, strict=True)))
    if origin is dict:
        if not isinstance(data, dict):
            raise ExchangeError(f"{place}: diharapkan objek, didapat {type(data).__name__}")
        if odd := [key for key in data if not isinstance(key, str)]:  # YAML reads a bare 1 as a number
            raise ExchangeError(f"{place}: kunci harus berupa teks, didapat «{odd[0]}»")
        return {_scalar(str, key, place): _value(args[1], item, f"{place}.{key}") for key, item in data.items()}
    if dataclasses.is_dataclass(hint):
        return _build(typing.cast(type, hint), data, place)
    return _scalar(hint, data, place)


def _value_of_any(hints: list[Any], data: Any, place: str) -> Any:
    problems = []
    for hint in hints:
        try:
            return _value(hint, data, place)
        except ExchangeError as problem:
            problems.append(problem)
    raise problems[0]


def _scalar(hint: Any, data: Any, place: str) -> Any:
    if hint is date:
        return _date(data, place)
    if isinstance(data, bool) and hint is not bool:
        raise ExchangeError(f"{place}: diharapkan {hint.__name__}, didapat bool")
    if hint is Decimal and isinstance(data, int | float | Decimal):
        number = Decimal(str(data))
        if not number.is_finite():
            raise ExchangeError(f"{place}: diharapkan bilangan, didapat «{data}»")
        return number
    if hint is float and isinstance(data, int | float):
        if not abs(data) < _FLOAT_END:
            raise ExchangeError(f"{place}: diharapkan bilangan, didapat «{data}»")
        return float(data)
    if not isinstance(data, hint):
        raise ExchangeError(f"{place}: diharapkan {hint.__name__}, didapat {type(data).__name__}")
    if isinstance(data, str) and _HALF_SIGN.search(data):
        raise ExchangeError(f"{place}: memuat setengah tanda (surrogate), yang bukan huruf dan tidak dapat disimpan")
    return data


def _date(data: Any, place: str) -> date:
    if type(data) is date:  # YAML reads a bare date as one; a datetime is none
        return data
    if isinstance(data, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", data):
        try:
            return date.fromisoformat(data)
        except ValueError:
            pass
    raise ExchangeError(f"{place}: diharapkan tanggal YYYY-MM-DD, didapat «{data}»")
