"""A comparison in Indonesian, as a planner would say it. Every sentence stands alone, without its row."""

from __future__ import annotations

from tolok.core.catalogue.comparison.result import (
    Comparison,
    Depth,
    FieldChange,
    FormulaChange,
    JabatanChange,
    RowChange,
    Status,
)

STATUS_WORDS = {Status.SAME: "sama", Status.CHANGED: "berubah", Status.ADDED: "baru", Status.DROPPED: "dihapus"}
_DEPTHS = {Depth.SPELLING: "tampaknya hanya ejaan", Depth.PUNCTUATION: "hanya tanda baca atau huruf besar"}


def tell_summary(comparison: Comparison) -> str:
    """One sentence on the whole."""
    if comparison.is_same:
        return "Kedua keputusan sama."
    counts = comparison.counts()
    told = [f"{counts[status]} {word}" for status, word in STATUS_WORDS.items()]
    return f"Indikator: {', '.join(told)}. Kepala keputusan: {len(comparison.head)} perubahan."


def tell_jabatan(change: JabatanChange) -> str:
    """What became of a jabatan, in a few words."""
    if change.status is Status.ADDED:
        return "jabatan baru"
    if change.status is Status.DROPPED:
        return "jabatan dihapus"
    if change.is_renamed:
        return f"semula «{change.old_nama}»{_in_brackets(next(f for f in change.fields if f.key == 'nama'))}"
    return STATUS_WORDS[change.status]


def tell_move(row: RowChange) -> str:
    """Where a row came from; "" for one that stayed."""
    if not row.is_moved or row.old_place is None or row.new_place is None:
        return ""
    if row.from_jabatan is not None:
        return f"pindah dari jabatan «{row.from_jabatan}» baris {row.old_place.number}"
    return f"urutan berubah: dari baris {row.old_place.number} menjadi baris {row.new_place.number}"


def tell_kin(row: RowChange) -> str:
    """Where the words of a dropped or added row may be found; "" where nowhere."""
    if not row.kin:
        return ""
    names = ", ".join(f"«{name}»" for name in row.kin)
    return f"mungkin digabung ke {names}" if row.status is Status.DROPPED else f"mungkin dipecah dari {names}"


def tell_field(change: FieldChange) -> str:
    """What changed in a field: "penyebut berubah: dari «…» menjadi «…»"."""
    if change.old is None:
        return f"{change.label} bertambah: «{change.new}»"
    if change.new is None:
        return f"{change.label} dihapus: «{change.old}»"
    return f"{change.label} berubah: dari «{change.old}» menjadi «{change.new}»{_in_brackets(change)}"


def tell_formula(change: FormulaChange) -> list[str]:
    """What changed in a formula: first what it computes, else that only its words did."""
    if change.is_swapped:
        rest = [tell_field(one) for one in change.parts if one.key not in ("pembilang", "penyebut")]
        return ["pembilang dan penyebut bertukar tempat", *rest]
    if change.has_parts and not change.is_meant:
        return [_told_wording(change)]
    told = [tell_field(one) for one in change.parts]
    if change.text is not None and not any(one.key in ("pembilang", "penyebut") for one in change.parts):
        told.append(tell_field(change.text))
    return told


def _told_wording(change: FormulaChange) -> str:
    spelled = [one for one in change.parts if one.depth is Depth.SPELLING]
    if spelled:
        return "; ".join(map(tell_field, spelled))
    text = change.text
    return "cara menulis formula berubah, yang dihitung tetap" + (
        f": dari «{text.old or ''}» menjadi «{text.new or ''}»" if text is not None else ""
    )


def tell_depth(change: FieldChange) -> str:
    """That only spelling or punctuation changed; "" for other words."""
    return _DEPTHS.get(change.depth, "")


def _in_brackets(change: FieldChange) -> str:
    return f" ({_DEPTHS[change.depth]})" if change.depth in _DEPTHS else ""
