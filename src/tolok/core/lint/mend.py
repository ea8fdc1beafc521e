"""A mend: a change of one field of the catalogue that certainly ends a fault. The decree file is never altered."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mend:
    """`after` in place of `before` in the field at `path` of the exchange form.

    `path` is the one that edits of a reading use: "mengingat/2", "diktum/3/label", "jabatan/0/baris/4/indikator",
    "jabatan/0/baris/4/formula" (its `teks_asli`, from which the rest is read anew). Places are 0-based there.
    """

    path: str
    before: str
    after: str
