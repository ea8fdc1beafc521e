"""The file in which an office hands its accepted bindings on: phrases and answers, no persons and no figures.

YAML (a JSON file is YAML too), one version of the form. An entry that does not fit is kept aside with its reason; a
file that does not fit is refused as a whole. Everything read is bounded: the file, its entries, each text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import yaml

from tolok.core.kernel.text import squeeze
from tolok.core.registers import all_registers
from tolok.core.registers.binding.experience import Use, phrase_key
from tolok.core.registers.term import IsOneOf

VERSION = 1
KIND = "ikatan"
MAX_BYTES = 2_000_000
MAX_ENTRIES = 5_000
MAX_TEXT = 500
MAX_SUMBER = 20
MAX_COUNT = 100_000
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_OPENING = (
    yaml.BlockMappingStartToken, yaml.BlockSequenceStartToken, yaml.FlowMappingStartToken, yaml.FlowSequenceStartToken,
)  # fmt: skip
_CLOSING = (yaml.BlockEndToken, yaml.FlowMappingEndToken, yaml.FlowSequenceEndToken)
_DEEPEST = 20
_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
_FILE_KEYS = {"tolok", "versi_skema", "ikatan"}
_KEYS = ("frasa", "indikator", "sumber_data", "register", "jawaban", "diterima", "ditolak")
_REQUIRED = {"frasa", "register", "jawaban", "diterima"}
_KODE = re.compile(r"\d{2}(\.\d{2}){1,2}")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
_FORMULA_START = ("=", "+", "@", "-", "\t")
_LONG_NUMBER = re.compile(r"\d{16,}")


class ExchangeFileError(ValueError):
    """The file cannot be read at all; the message is Indonesian."""


@dataclass(frozen=True, slots=True)
class SharedBinding:
    """One phrase and its answer. `diterima` offices took it, `ditolak` offices were offered it and chose otherwise."""

    frasa: str
    register: str
    jawaban: str
    diterima: int
    ditolak: int = 0
    indikator: str = ""
    sumber_data: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str, str, str]:
        return phrase_key(self.frasa), self.register, self.jawaban

    @property
    def use(self) -> Use:
        return Use(self.register, self.jawaban, self.diterima, self.ditolak)


@dataclass(frozen=True, slots=True)
class PutAside:
    """An entry that was not taken: its number in the file, what could be read of its phrase, and why."""

    number: int
    frasa: str
    reason: str


@dataclass(frozen=True, slots=True)
class ExchangeReading:
    """What a file says. `kantor` is the code of the office that made it, where it chose to tell."""

    bindings: tuple[SharedBinding, ...]
    aside: tuple[PutAside, ...] = ()
    kantor: str = ""


def write_exchange(bindings: Iterable[SharedBinding], kantor: str = "") -> str:
    """The text of an exchange file; the same bindings give the same text."""
    entries = [_entry(one) for one in sorted(bindings, key=lambda one: (*one.key, one.frasa))]
    data = {"tolok": KIND, "versi_skema": VERSION, **({"kantor": kantor} if kantor else {}), "ikatan": entries}
    text: str = yaml.dump(data, Dumper=_DUMPER, allow_unicode=True, sort_keys=False, width=110)
    return text


def _entry(one: SharedBinding) -> dict[str, Any]:
    values = (one.frasa, one.indikator, list(one.sumber_data), one.register, one.jawaban, one.diterima, one.ditolak)
    return {
        key: value for key, value in zip(_KEYS, values, strict=True) if value not in ("", [], 0) or key in _REQUIRED
    }


def can_be_shared(register: str, jawaban: str) -> str | None:
    """Why an answer means nothing to another office; None where it does."""
    try:
        offer = all_registers()[register].offer(jawaban)
    except KeyError:
        return "hitungannya tidak dikenal versi tolok ini"
    if any(isinstance(one, IsOneOf) and one.column == "village" for one in offer.conditions):
        return "menyebut desa tertentu, yang tidak ada di kantor lain"
    return None


def read_exchange(content: bytes) -> ExchangeReading:
    """Reads a file that somebody else made. Raises ExchangeFileError."""
    data = _loaded(content)
    if not isinstance(data, dict) or data.get("tolok") != KIND:
        raise ExchangeFileError("berkas ini bukan berkas ikatan tolok: baris «tolok: ikatan» tidak ada")
    if unknown := sorted(map(str, set(data) - _FILE_KEYS - {"kantor"})):
        raise ExchangeFileError(f"kunci «{unknown[0][:60]}» tidak dikenal; hapus kunci itu")
    if data.get("versi_skema") != VERSION:
        raise ExchangeFileError(
            f"versi_skema «{str(data.get('versi_skema'))[:20]}» tidak dikenal; versi ini membaca {VERSION}"
        )
    entries = data.get("ikatan")
    if not isinstance(entries, list):
        raise ExchangeFileError("«ikatan» bukan daftar; tulis satu butir tiap frasa")
    if len(entries) > MAX_ENTRIES:
        raise ExchangeFileError(
            f"berkas memuat {len(entries)} ikatan, paling banyak {MAX_ENTRIES}; bagi menjadi beberapa berkas"
        )
    kantor = data.get("kantor", "")
    if kantor and not (isinstance(kantor, str) and _KODE.fullmatch(kantor)):
        raise ExchangeFileError(f'kantor «{str(kantor)[:20]}» bukan kode wilayah; tulis misalnya "35.09.12" atau hapus')
    return _read_entries(entries, kantor)


def _loaded(content: bytes) -> Any:
    if len(content) > MAX_BYTES:
        raise ExchangeFileError(f"berkas lebih dari {MAX_BYTES // 1_000_000} MB; bagi menjadi beberapa berkas")
    try:
        text = content.decode("utf-8-sig")
        _refuse_tricks(text)
        return yaml.load(text, Loader=_LOADER)  # noqa: S506 (a safe loader)
    except UnicodeDecodeError:
        raise ExchangeFileError("berkas bukan teks UTF-8; simpan ulang sebagai UTF-8") from None
    except (yaml.YAMLError, ValueError, RecursionError) as problem:
        if isinstance(problem, ExchangeFileError):
            raise
        mark = getattr(problem, "problem_mark", None)
        place = f" pada baris {mark.line + 1}" if mark else ""
        raise ExchangeFileError(f"berkas tidak terbaca sebagai YAML atau JSON{place}; unduh ulang berkasnya") from None


def _refuse_tricks(text: str) -> None:
    """References may grow without end, and the time of the reader with the square of the depth. Raises
    ExchangeFileError and YAMLError."""
    depth = 0
    for token in yaml.scan(text, Loader=_LOADER):
        if isinstance(token, yaml.AliasToken | yaml.AnchorToken):
            raise ExchangeFileError("berkas memakai rujukan YAML (& dan *); tulis tiap ikatan lengkap")
        depth += isinstance(token, _OPENING) - isinstance(token, _CLOSING)
        if depth > _DEEPEST:
            raise ExchangeFileError("susunan berkas terlalu dalam untuk berkas ikatan; unduh ulang berkasnya")


def _read_entries(entries: Sequence[Any], kantor: str) -> ExchangeReading:
    found: dict[tuple[str, str, str], SharedBinding] = {}
    aside = []
    for number, entry in enumerate(entries, 1):
        try:
            one = _shared(entry)
            if one.key in found:
                raise ValueError("frasa dan hitungan yang sama sudah ada di atasnya")
            found[one.key] = one
        except ValueError as problem:
            frasa = entry.get("frasa") if isinstance(entry, dict) else entry
            aside.append(PutAside(number, _CONTROL.sub(" ", str(frasa))[:120], str(problem)))
    return ExchangeReading(tuple(found.values()), tuple(aside), kantor)


def _shared(entry: Any) -> SharedBinding:
    """One entry. Raises ValueError with the reason, in Indonesian."""
    if not isinstance(entry, dict):
        raise ValueError("butir ini bukan pasangan kunci dan isi")  # noqa: TRY004 (a reason for the official)
    if unknown := sorted(map(str, set(entry) - set(_KEYS))):
        raise ValueError(f"kunci «{unknown[0][:60]}» tidak dikenal")
    if lacking := sorted(_REQUIRED - set(entry)):
        raise ValueError(f"kunci {', '.join(lacking)} belum ada")
    sumber = entry.get("sumber_data", [])
    if not isinstance(sumber, list) or len(sumber) > MAX_SUMBER:
        raise ValueError(f"sumber_data bukan daftar, atau lebih dari {MAX_SUMBER} butir")
    one = SharedBinding(
        frasa=_text("frasa", entry["frasa"]),
        register=_text("register", entry["register"]),
        jawaban=_text("jawaban", entry["jawaban"]),
        diterima=_count("diterima", entry["diterima"]),
        ditolak=_count("ditolak", entry.get("ditolak", 0)),
        indikator=_text("indikator", entry["indikator"]) if entry.get("indikator") else "",
        sumber_data=tuple(_text("sumber_data", one) for one in sumber),
    )
    if not phrase_key(one.frasa):
        raise ValueError("frasa tidak memuat kata")
    if one.diterima + one.ditolak == 0:
        raise ValueError("tidak ada kantor yang menerima maupun menolaknya")
    if reason := can_be_shared(one.register, one.jawaban):
        raise ValueError(f"hitungan {one.register}.{one.jawaban[:60]}: {reason}")
    return one


def _text(key: str, value: Any) -> str:
    if not isinstance(value, str) or not (text := squeeze(value)):
        raise ValueError(f"{key} bukan teks atau kosong")
    if len(text) > MAX_TEXT:
        raise ValueError(f"{key} lebih dari {MAX_TEXT} huruf")
    if _CONTROL.search(value) or text.startswith(_FORMULA_START):
        raise ValueError(f"{key} memuat tanda yang tidak boleh (tanda kendali, atau awalan = + - @)")
    if _LONG_NUMBER.search(text):
        raise ValueError(f"{key} memuat nomor panjang seperti NIP atau NIK; data orang tidak boleh dipertukarkan")
    return text


def _count(key: str, value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= MAX_COUNT:
        raise ValueError(f"{key} bukan bilangan 0 sampai {MAX_COUNT}")
    return value


@dataclass(frozen=True, slots=True)
class Confirmed:
    """A decision of an office as it may be shared: standing, or taken back."""

    frasa: str
    register: str
    jawaban: str
    indikator: str = ""
    sumber_data: tuple[str, ...] = ()
    stands: bool = True


def shared_of(decisions: Iterable[Confirmed]) -> tuple[tuple[SharedBinding, ...], int]:
    """What one office hands on, and how many decisions mean nothing elsewhere.

    A phrase bound alike in many rows is one office's word, so it counts once; an answer that was taken back and
    stands nowhere else counts as refused.
    """
    found: dict[tuple[str, str, str], SharedBinding] = {}
    left_out = 0
    for one in sorted(decisions, key=lambda one: not one.stands):
        shared = SharedBinding(
            one.frasa, one.register, one.jawaban, int(one.stands), int(not one.stands), one.indikator, one.sumber_data
        )
        try:
            _shared(_entry(shared))
        except ValueError:
            left_out += one.stands
            continue
        found.setdefault(shared.key, shared)
    return tuple(found.values()), left_out


def merged(files: Iterable[ExchangeReading]) -> tuple[SharedBinding, ...]:
    """The bindings of several files added up, for a kabupaten that collects those of its kecamatan.

    An office that gave its code counts once however often its file is given.
    """
    found: dict[tuple[str, str, str], SharedBinding] = {}
    by_kantor = {one.kantor or f"#{number}": one for number, one in enumerate(files)}
    for reading in by_kantor.values():
        for one in reading.bindings:
            known = found.get(one.key)
            found[one.key] = one if known is None else _added(known, one)
    return tuple(found.values())


def _added(one: SharedBinding, other: SharedBinding) -> SharedBinding:
    diterima, ditolak = min(one.diterima + other.diterima, MAX_COUNT), min(one.ditolak + other.ditolak, MAX_COUNT)
    return replace(one, diterima=diterima, ditolak=ditolak)


@dataclass(frozen=True, slots=True)
class Compared:
    """An entry beside what this office decided for the same phrase: `mine` are its own answers, (register, answer)."""

    theirs: SharedBinding
    mine: tuple[tuple[str, str], ...]

    @property
    def is_new(self) -> bool:
        return not self.mine

    @property
    def agrees(self) -> bool:
        return (self.theirs.register, self.theirs.jawaban) in self.mine


def compare(theirs: Iterable[SharedBinding], mine: Iterable[SharedBinding]) -> Iterator[Compared]:
    """Each entry of a file beside this office's own standing answers for its phrase."""
    by_phrase: dict[str, list[tuple[str, str]]] = {}
    for one in mine:
        if one.diterima:
            by_phrase.setdefault(one.key[0], []).append((one.register, one.jawaban))
    for one in theirs:
        yield Compared(one, tuple(dict.fromkeys(by_phrase.get(one.key[0], ()))))
