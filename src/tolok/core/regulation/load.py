"""Reads the YAML files of this folder; refuses unknown keys, dangling references and dates out of order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from importlib.resources import files
from itertools import starmap
from types import MappingProxyType
from typing import Any

import yaml

from tolok.core.regulation.regulation import Certainty, Gazette, Parameter, Regulation

_REQUIRED = {
    "id", "jenis", "nomor", "tahun", "judul", "singkatan", "berlaku_dari", "berlaku_sampai", "dicabut_oleh",
    "diubah_oleh", "aliases", "sumber", "kepastian",
}  # fmt: skip
_OPTIONAL = {"kepastian_status", "kepastian_ln", "ln", "tln", "bn", "judul_lain", "catatan", "parameters"}
_PARAMETER_KEYS = {"nilai", "berlaku_dari", "berlaku_sampai", "sumber", "kepastian"}
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9.]+)+")


class RegulationError(ValueError):
    """A regulation file does not fit; the message names file, key, what was expected and what was got."""


class _Loader(yaml.CSafeLoader if hasattr(yaml, "CSafeLoader") else yaml.SafeLoader):  # type: ignore[misc]
    """YAML with Decimal for fractions (never float) and no key said twice (YAML would keep the last in silence)."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        keys = [key.value for key, _ in node.value]
        if doubled := {key for key in keys if keys.count(key) > 1}:
            raise RegulationError(f"expected each key once, got twice: {', '.join(sorted(doubled))}")
        result: dict[Any, Any] = super().construct_mapping(node, deep)
        return result


_Loader.add_constructor("tag:yaml.org,2002:float", lambda _, node: Decimal(node.value.replace("_", "")))


@cache
def all_regulations() -> Mapping[str, Regulation]:
    """Every regulation tolok knows, by id, in the order of the file names. Raises RegulationError."""
    found = {regulation.id: regulation for regulation in starmap(read_regulation, _sources())}
    check_references(found)
    return MappingProxyType(found)


@cache
def _with_parameters() -> tuple[Regulation, ...]:
    """The few that set numbers: whoever measures needs no other, and does not wait for all to be read."""
    return tuple(read_regulation(name, text) for name, text in _sources() if "\nparameters:" in text)


def _sources() -> Iterator[tuple[str, str]]:
    """Name and text of every file, in the order of the names."""
    for source in sorted((f for f in files(__package__).iterdir() if f.name.endswith(".yaml")), key=lambda f: f.name):
        yield source.name, source.read_text("utf-8")


def read_regulation(file_name: str, text: str) -> Regulation:
    """One regulation from the text of its YAML file. Raises RegulationError."""
    try:
        return _build(file_name, yaml.load(text, Loader=_Loader))  # noqa: S506 (built on the safe loader)
    except (RegulationError, yaml.YAMLError) as problem:
        raise RegulationError(f"{file_name}: {problem}") from None


def check_references(regulations: Mapping[str, Regulation]) -> None:
    """Every id named by `dicabut_oleh` and `diubah_oleh` must exist, and be no younger than what it does. Raises."""
    for regulation in regulations.values():
        for other in (*regulation.diubah_oleh, *filter(None, [regulation.dicabut_oleh])):
            if other not in regulations or other == regulation.id:
                raise RegulationError(f"{regulation.id}: expected the id of another regulation, got: {other!r}")
            if regulations[other].berlaku_dari < regulation.berlaku_dari:
                raise RegulationError(f"{regulation.id}: expected {other} to be the younger of the two")
        end, by = regulation.berlaku_sampai, regulation.dicabut_oleh
        if end is not None and by is not None and regulations[by].berlaku_dari > end + timedelta(days=1):
            raise RegulationError(f"{regulation.id}: expected {by} in force the day after {end}")


def amendments_on(regulation: Regulation, day: date) -> tuple[Regulation, ...]:
    """What had changed `regulation` by `day`, oldest first; the last is the one a citation must name as "terakhir"."""
    known = all_regulations()
    amending = [known[other] for other in regulation.diubah_oleh]
    return tuple(sorted((a for a in amending if a.berlaku_dari <= day), key=lambda a: a.berlaku_dari))


def parameters_named(name: str) -> tuple[tuple[Regulation, Parameter], ...]:
    """Every dated value of `name` in any regulation, oldest first."""
    found = [(r, p) for r in _with_parameters() for p in r.parameters.get(name, ())]
    return tuple(sorted(found, key=lambda pair: pair[1].berlaku_dari))


def parameter_on(name: str, day: date) -> tuple[Regulation, Parameter] | None:
    """The value of `name` on `day` with the regulation that sets it; the youngest where several do; None before all."""
    found = [pair for pair in parameters_named(name) if pair[1].is_set_on(day)]
    return found[-1] if found else None


def _build(file_name: str, data: Any) -> Regulation:
    _check_keys(data, _REQUIRED, _OPTIONAL)
    identity = _text(data, "id")
    if f"{identity}.yaml" != file_name or not _ID.fullmatch(identity):
        raise RegulationError(f"expected id to be the file name, got: {identity!r}")
    start, end = _span(data)
    if data["dicabut_oleh"] is not None and end is None:
        raise RegulationError("expected berlaku_sampai where dicabut_oleh is set, got: null")
    certainty = _certainty(data["kepastian"])
    amendments = _amendments(data)
    return Regulation(
        id=identity,
        jenis=_text(data, "jenis"),
        nomor=_text(data, "nomor"),
        tahun=_year(data["tahun"], start),
        judul=_text(data, "judul"),
        singkatan=_text(data, "singkatan"),
        berlaku_dari=start,
        berlaku_sampai=end,
        dicabut_oleh=data["dicabut_oleh"],
        diubah_oleh=tuple(amendments),
        sumber=_text(data, "sumber"),
        kepastian=certainty,
        kepastian_status=_certainty(data.get("kepastian_status", data["kepastian"])),
        kepastian_ln=_certainty(data.get("kepastian_ln", data["kepastian"])),
        kepastian_ubahan=MappingProxyType({key: mark for key, mark in amendments.items() if mark is not None}),
        ln=_gazette(data, "ln"),
        tln=data.get("tln"),
        bn=_gazette(data, "bn"),
        aliases=_texts(data, "aliases"),
        judul_lain=_texts(data, "judul_lain") if "judul_lain" in data else (),
        catatan=_text(data, "catatan") if "catatan" in data else "",
        parameters=_parameters(data.get("parameters", {})),
    )


def _check_keys(data: Any, required: set[str], optional: set[str]) -> None:
    if not isinstance(data, dict):
        raise RegulationError(f"expected keys and values, got: {type(data).__name__}")
    if unknown := set(data) - required - optional:
        raise RegulationError(f"expected known keys, got: {', '.join(sorted(map(str, unknown)))}")
    if lacking := required - set(data):
        raise RegulationError(f"expected also the keys: {', '.join(sorted(lacking))}")


def _text(data: dict[str, Any], key: str) -> str:
    value = data[key]
    if not isinstance(value, str) or not value.strip():
        raise RegulationError(f"{key}: expected words, got: {value!r}")
    return value.strip()


def _texts(data: dict[str, Any], key: str) -> tuple[str, ...]:
    value = data[key]
    if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
        raise RegulationError(f"{key}: expected a list of words, got: {value!r}")
    return tuple(item.strip() for item in value)


def _amendments(data: dict[str, Any]) -> dict[str, Certainty | None]:
    """The ids under `diubah_oleh`; those written as `{id, kepastian}` with how sure we are of that one amendment."""
    value = data["diubah_oleh"]
    if not isinstance(value, list):
        raise RegulationError(f"diubah_oleh: expected a list of ids, got: {value!r}")
    found: dict[str, Certainty | None] = {}
    for item in value:
        if isinstance(item, dict):
            _check_keys(item, {"id", "kepastian"}, set())
            found[_text(item, "id")] = _certainty(item["kepastian"])
        else:
            found[_text({"diubah_oleh": item}, "diubah_oleh")] = None
    return found


def _year(value: Any, start: date) -> int:
    if not isinstance(value, int) or not value <= start.year:
        raise RegulationError(f"tahun: expected a year not after berlaku_dari, got: {value!r}")
    return value


def _span(data: dict[str, Any]) -> tuple[date, date | None]:
    start, end = data["berlaku_dari"], data["berlaku_sampai"]
    if type(start) is not date:
        raise RegulationError(f"berlaku_dari: expected a date, got: {start!r}")
    if end is not None and (type(end) is not date or end < start):
        raise RegulationError(f"berlaku_sampai: expected a date from {start} on or null, got: {end!r}")
    return start, end


def _certainty(value: Any) -> Certainty:
    try:
        return Certainty(value)
    except ValueError:
        raise RegulationError(f"kepastian: expected V, V2, M or M?, got: {value!r}") from None


def _gazette(data: dict[str, Any], key: str) -> Gazette | None:
    value = data.get(key)
    if value is None:
        return None
    _check_keys(value, {"tahun", "nomor"}, set())
    return Gazette(int(value["tahun"]), int(value["nomor"]))


def _parameters(data: Any) -> Mapping[str, tuple[Parameter, ...]]:
    if not isinstance(data, dict):
        raise RegulationError(f"parameters: expected names and dated values, got: {data!r}")
    return MappingProxyType({name: tuple(_parameter(name, item) for item in items) for name, items in data.items()})


def _parameter(name: str, item: Any) -> Parameter:
    _check_keys(item, _PARAMETER_KEYS, set())
    start, end = _span(item)
    return Parameter(name, _frozen(item["nilai"]), start, end, _text(item, "sumber"), _certainty(item["kepastian"]))


def _frozen(value: Any) -> Any:
    if isinstance(value, dict):
        return MappingProxyType({key: _frozen(item) for key, item in value.items()})
    if isinstance(value, list):
        return tuple(_frozen(item) for item in value)
    return value
