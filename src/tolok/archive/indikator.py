"""indikator.yaml: how each row of the decrees is measured. The row itself stays in the decree's file.

An indicator names its row by its key (IKU/1/3: kind, jabatan, row). Where its row is not, or no longer, the one in
the decree, the row is written out in full, so that nothing is lost.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from enum import Enum
from typing import Any, TypeVar

from tolok.archive.problems import ArchiveError
from tolok.archive.tree import number_from_data, number_to_data, tree_from_data, tree_to_data
from tolok.archive.yaml_text import expect_keys, expect_list, from_yaml, text_of, text_or_none, to_yaml
from tolok.core.catalogue import Baris, ExchangeError, Jabatan, Keputusan, from_data, to_data
from tolok.core.measurement.indikator import Aggregation, CapaianRule, Indikator, Target
from tolok.core.registers import all_registers
from tolok.core.registers.binding import Binding

FILE = "indikator.yaml"
_KEYS = (
    "kunci", "jabatan", "indikator", "aturan_capaian", "agregasi", "target", "nilai", "formula", "ikatan",
    "penjelasan", "baris",
)  # fmt: skip
_BINDING_KEYS = ("frasa", "register", "jawaban", "skor", "dikonfirmasi_oleh", "dikonfirmasi_pada")
_E = TypeVar("_E", bound=Enum)
_V = TypeVar("_V")


def write_indikator(indikator: Sequence[Indikator], keputusan: Sequence[Keputusan]) -> bytes:
    return to_yaml({"indikator": [_to_data(item, keputusan) for item in indikator]})


def read_indikator(data: bytes, keputusan: Sequence[Keputusan]) -> tuple[Indikator, ...]:
    """Raises ArchiveError."""
    content = expect_keys(FILE, from_yaml(FILE, data), ("indikator",))
    items = expect_list(f"{FILE}, indikator", content["indikator"])
    found = tuple(_from_data(f"{FILE}, indikator {i}", item, keputusan) for i, item in enumerate(items, 1))
    keys = [item.key for item in found]
    if double := sorted({key for key in keys if keys.count(key) > 1}):
        raise ArchiveError(f"{FILE}: kunci dipakai lebih dari sekali: {', '.join(double)}. Sisakan satu.")
    return found


def _row_of(key: str, keputusan: Sequence[Keputusan]) -> tuple[Jabatan, int, Baris] | None:
    jenis, *numbers = key.split("/")
    if len(numbers) != 2 or not all(number.isdigit() and int(number) > 0 for number in numbers):
        return None
    place, row = int(numbers[0]) - 1, int(numbers[1]) - 1
    for decree in keputusan:
        if decree.jenis == jenis and place < len(decree.jabatan) and row < len(decree.jabatan[place].baris):
            return decree.jabatan[place], row + 1, decree.jabatan[place].baris[row]
    return None


def _to_data(indikator: Indikator, keputusan: Sequence[Keputusan]) -> dict[str, Any]:
    row = _row_of(indikator.key, keputusan)
    mine = (indikator.jenis, indikator.jabatan, indikator.nomor_baris, indikator.baris)
    is_the_decrees = row is not None and (indikator.key.split("/")[0], row[0].nama, row[1], row[2]) == mine
    return {
        "kunci": indikator.key,
        "jabatan": indikator.jabatan,
        "indikator": indikator.baris.indikator,
        "aturan_capaian": indikator.rule.value,
        "agregasi": indikator.aggregation.value,
        "target": {quarter: _target_to_data(target) for quarter, target in indikator.targets.items()},
        "nilai": {quarter: number_to_data(score) for quarter, score in indikator.scores.items()},
        "formula": None if indikator.node is None else tree_to_data(indikator.node),
        "ikatan": [_binding_to_data(phrase, binding) for phrase, binding in indikator.bindings.items()],
        "penjelasan": indikator.penjelasan,
        "baris": None if is_the_decrees else _own_row_to_data(indikator),
    }


def _from_data(place: str, data: Any, keputusan: Sequence[Keputusan]) -> Indikator:
    fields = expect_keys(place, data, _KEYS)
    key = text_of(f"{place}, kunci", fields["kunci"])
    place = f"{place} ({key})"
    jenis, jabatan, number, row = _own_or_decrees_row(place, key, fields["baris"], keputusan)
    if jabatan != fields["jabatan"]:
        raise ArchiveError(f"{place}: jabatan «{fields['jabatan']}», tetapi keputusan menyebut «{jabatan}».")
    if row.indikator != fields["indikator"]:
        raise ArchiveError(f"{place}: indikator «{fields['indikator']}», tetapi keputusan menyebut «{row.indikator}».")
    return Indikator(
        key=key,
        jenis=jenis,
        jabatan=jabatan,
        nomor_baris=number,
        baris=row,
        node=None if fields["formula"] is None else _or_error(place, tree_from_data, fields["formula"]),
        bindings=_bindings(place, fields["ikatan"]),
        rule=_choice(f"{place}, aturan_capaian", CapaianRule, fields["aturan_capaian"]),
        aggregation=_choice(f"{place}, agregasi", Aggregation, fields["agregasi"]),
        targets=_by_quarter(f"{place}, target", fields["target"], _target),
        scores=_by_quarter(f"{place}, nilai", fields["nilai"], number_from_data),
        penjelasan=text_of(f"{place}, penjelasan", fields["penjelasan"]),
    )


def _own_row_to_data(indikator: Indikator) -> dict[str, Any]:
    wrapped = Keputusan(jabatan=(Jabatan(indikator.jabatan, baris=(indikator.baris,)),))
    row = to_data(wrapped)["jabatan"][0]["baris"][0]
    return {"jenis": indikator.jenis, "nomor_baris": indikator.nomor_baris, "isi": row, "jabatan": indikator.jabatan}


def _own_or_decrees_row(place: str, key: str, own: Any, keputusan: Sequence[Keputusan]) -> tuple[str, str, int, Baris]:
    if own is None:
        found = _row_of(key, keputusan)
        if found is None:
            raise ArchiveError(f"{place}: keputusan tidak memuat baris «{key}» (jenis/jabatan ke-/baris ke-).")
        return key.split("/")[0], found[0].nama, found[1], found[2]
    fields = expect_keys(f"{place}, baris", own, ("jenis", "nomor_baris", "isi", "jabatan"))
    template = to_data(Keputusan(jabatan=(Jabatan(str(fields["jabatan"])),)))
    template["jabatan"][0]["baris"] = [fields["isi"]]
    try:
        jabatan = from_data(template).jabatan[0]
    except ExchangeError as problem:
        raise ArchiveError(f"{place}, baris: {problem}.") from None
    return str(fields["jenis"]), jabatan.nama, int(fields["nomor_baris"]), jabatan.baris[0]


def _target_to_data(target: Target) -> Any:
    if target.is_range:
        return {"dari": number_to_data(target.lo), "sampai": number_to_data(target.hi)}
    return number_to_data(target.lo)


def _target(data: Any) -> Target:
    if not isinstance(data, dict):
        return Target.point(number_from_data(data))
    if set(data) != {"dari", "sampai"}:
        raise ValueError(f"diharapkan bilangan atau dari/sampai, didapat «{data}»")
    lo, hi = number_from_data(data["dari"]), number_from_data(data["sampai"])
    if hi < lo:
        raise ValueError(f"sampai ({hi}) lebih kecil daripada dari ({lo})")
    return Target(lo, hi)


def _by_quarter(place: str, data: Any, build: Callable[[Any], _V]) -> dict[int, _V]:
    if not isinstance(data, dict):
        raise ArchiveError(f"{place}: diharapkan isi per triwulan 1 sampai 4, didapat «{data}».")
    if wrong := [key for key in data if key not in (1, 2, 3, 4) or isinstance(key, bool)]:
        raise ArchiveError(f"{place}: triwulan diharapkan 1 sampai 4, didapat «{wrong[0]}».")
    return {quarter: _or_error(f"{place} triwulan {quarter}", build, value) for quarter, value in data.items()}


def _binding_to_data(phrase: str, binding: Binding) -> dict[str, Any]:
    if phrase != binding.phrase:
        raise ValueError(f"a binding is kept under its own phrase, got: {phrase!r} for {binding.phrase!r}")
    confirmation = (binding.confirmed_by, binding.confirmed_at)
    values = (phrase, binding.register, binding.offer, number_to_data(binding.score), *confirmation)
    return dict(zip(_BINDING_KEYS, values, strict=True))


def _bindings(place: str, data: Any) -> dict[str, Binding]:
    found = {}
    for number, item in enumerate(expect_list(f"{place}, ikatan", data), 1):
        binding = _binding(f"{place}, ikatan {number}", item)
        found[binding.phrase] = binding
    return found


def _binding(place: str, data: Any) -> Binding:
    fields = expect_keys(place, data, _BINDING_KEYS)
    slug = text_of(f"{place}, register", fields["register"])
    register = all_registers().get(slug)
    if register is None:
        raise ArchiveError(f"{place}: register «{slug}» tidak dikenal. Yang ada: {', '.join(all_registers())}.")
    offer = text_of(f"{place}, jawaban", fields["jawaban"])
    try:
        register.offer(offer)
    except KeyError:
        known = ", ".join(item.slug for item in register.offers)
        raise ArchiveError(f"{place}: register {slug} tidak menjawab «{offer}». Yang ada: {known}.") from None
    by, at = (text_or_none(f"{place}, {key}", fields[key]) for key in _BINDING_KEYS[4:])
    if (by is None) != (at is None):
        raise ArchiveError(f"{place}: dikonfirmasi_oleh dan dikonfirmasi_pada diisi keduanya atau tidak sama sekali.")
    phrase = text_of(f"{place}, frasa", fields["frasa"])
    return Binding(phrase, slug, offer, _or_error(f"{place}, skor", _score, fields["skor"]), by, at)


def _score(data: Any) -> Decimal:
    score = number_from_data(data)
    if not 0 <= score <= 1:
        raise ValueError(f"diharapkan 0 sampai 1, didapat «{data}»")
    return score


def _choice(place: str, kind: type[_E], data: Any) -> _E:
    try:
        return kind(data)
    except ValueError:
        known = ", ".join(str(member.value) for member in kind)
        raise ArchiveError(f"{place}: «{data}» tidak dikenal. Pilih salah satu: {known}.") from None


def _or_error(place: str, build: Callable[[Any], _V], data: Any) -> _V:
    try:
        return build(data)
    except ValueError as problem:
        raise ArchiveError(f"{place}: {problem}.") from None
