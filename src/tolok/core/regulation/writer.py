"""Writes citations as UU 12/2011 wants them in a legal basis; what it writes `find_citations` reads back."""

from __future__ import annotations

from collections.abc import Sequence

from tolok.core.regulation.instrument import instrument_of
from tolok.core.regulation.regulation import Regulation


def write_citation(regulation: Regulation) -> str:
    """Kind, number and year in full: "Undang-Undang Nomor 23 Tahun 2014"."""
    name = instrument_of(regulation.jenis).nama
    if regulation.nomor.endswith(f"/{regulation.tahun}") and regulation.nomor.count("/") > 1:
        return f"{name} Nomor {regulation.nomor}"
    return f"{name} Nomor {regulation.nomor} Tahun {regulation.tahun}"


def write_gazette(regulation: Regulation) -> str:
    """The gazette numbers as they stand in brackets behind a title; "" where none are known."""
    if regulation.ln is None and regulation.bn is None:
        return ""
    if regulation.ln is None:
        return f"(Berita Negara Republik Indonesia Tahun {regulation.bn.tahun} Nomor {regulation.bn.nomor})"  # type: ignore[union-attr]
    head = f"Lembaran Negara Republik Indonesia Tahun {regulation.ln.tahun} Nomor {regulation.ln.nomor}"
    tail = f", Tambahan Lembaran Negara Republik Indonesia Nomor {regulation.tln}" if regulation.tln else ""
    return f"({head}{tail})"


def write_basis(regulation: Regulation, amendments: Sequence[Regulation] = ()) -> str:
    """An item of Mengingat: citation, title, gazette numbers, and the last of the `amendments` in the due words."""
    parts = [_titled(regulation)]
    if amendments:
        often = "beberapa kali, terakhir " if len(amendments) > 1 else ""
        parts.append(f"sebagaimana telah diubah {often}dengan {_titled(amendments[-1])}")
    return " ".join(parts)


def _titled(regulation: Regulation) -> str:
    return f"{write_citation(regulation)} tentang {regulation.judul} {write_gazette(regulation)}".rstrip()
