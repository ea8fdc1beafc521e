"""`tolok diff`: what differs between two decrees, last year's and this year's."""

from __future__ import annotations

import argparse
import dataclasses
import json
import sys
import textwrap
from collections.abc import Iterator
from typing import Any

from tolok.cli.decree_files import only_member, refusal
from tolok.cli.progress import read_shown
from tolok.core.catalogue import Baris, Keputusan
from tolok.core.catalogue.comparison import (
    Act,
    Comparison,
    Depth,
    FieldChange,
    JabatanChange,
    RowChange,
    Status,
    compare,
    told,
    word_difference,
)
from tolok.reading import ReadingError

_WIDTH = 100
_SAME, _DIFFERENT, _FAILED = 0, 1, 2
_SIGNS = {Status.ADDED: "+", Status.DROPPED: "-", Status.CHANGED: "~", Status.SAME: " "}
_MARKS = {Act.KEPT: "{}", Act.REMOVED: "[-{}-]", Act.ADDED: "{{+{}+}}"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("old", metavar="LAMA", help="keputusan yang lama, dalam format apa pun yang dibaca tolok")
    parser.add_argument("new", metavar="BARU", help="keputusan yang baru; - untuk masukan baku (salah satu saja)")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="bentuk keluaran")
    parser.epilog = (
        "Kode keluar: 0 bila sama, 1 bila berbeda, 2 bila salah satu berkas tidak dapat dibaca. "
        "Nomor urut baris dan letak di berkas tidak dibandingkan."
    )


def run(args: argparse.Namespace) -> int:
    """0 the same, 1 different, 2 with an Indonesian message on standard error."""
    if args.old == args.new == "-":
        print("tolok diff: masukan baku hanya untuk satu dari kedua keputusan.", file=sys.stderr)
        return _FAILED
    sides: list[Keputusan] = []
    for name in (args.old, args.new):
        try:
            member = only_member(name, "diff")
            sides.append(read_shown(member.content, member.name).keputusan)
        except (ReadingError, OSError) as problem:
            print(f"tolok diff: {refusal(name, problem)}", file=sys.stderr)
            return _FAILED
    old, new = sides
    found = compare(old, new)
    if args.format == "json":
        print(json.dumps(_as_data(found), ensure_ascii=False, indent=1))
    else:
        print("\n".join(_as_text(old, new, found)))
    return _SAME if found.is_same else _DIFFERENT


def _as_text(old: Keputusan, new: Keputusan, found: Comparison) -> Iterator[str]:
    yield from _wrapped("Lama: ", _named(old))
    yield from _wrapped("Baru: ", _named(new))
    yield from _wrapped("", told.tell_summary(found))
    if found.head:
        yield from ("", "=" * _WIDTH, "KEPALA KEPUTUSAN", "=" * _WIDTH)
        for change in found.head:
            yield from _field_lines("", change)
    for jabatan in found.jabatan:
        if jabatan.status is not Status.SAME:
            yield from _jabatan_lines(jabatan)


def _named(keputusan: Keputusan) -> str:
    number = f", Nomor {keputusan.nomor}" if keputusan.nomor else ""
    return f"{keputusan.jenis}: {keputusan.judul or '(tanpa judul)'}{number}"


def _jabatan_lines(change: JabatanChange) -> Iterator[str]:
    yield from ("", "=" * _WIDTH)
    yield from _wrapped("", f"{change.nama or '(jabatan tanpa nama)'} [{told.tell_jabatan(change)}]")
    yield "=" * _WIDTH
    for field in change.fields:
        if field.key != "nama":
            yield from _field_lines("    ", field)
    for row in change.rows:
        if row.status is not Status.SAME:
            yield from _row_lines(row)


def _row_lines(row: RowChange) -> Iterator[str]:
    place, baris = row.new_place or row.old_place, row.new or row.old
    if place is None or baris is None:
        return
    yield from _wrapped(f"{_SIGNS[row.status]} {place.number:>3} ", baris.indikator or "(indikator kosong)")
    notes = [note for note in (told.tell_move(row), told.tell_kin(row)) if note]
    if row.status is not Status.CHANGED:
        notes.insert(0, f"{told.STATUS_WORDS[row.status]}{_brief(baris)}")
    for note in notes:
        yield from _wrapped("      ", note)
    for field in row.fields:
        yield from _field_lines("      ", field)
    for sentence in told.tell_formula(row.formula) if row.formula else ():
        yield from _wrapped("      ", sentence)


def _brief(baris: Baris) -> str:
    """What a reader wants to know of a row that stands in one decree only."""
    return "".join(
        f"; {name}: {value}" for name, value in (("sasaran", baris.sasaran), ("formula", baris.formula.teks)) if value
    )


def _field_lines(indent: str, change: FieldChange) -> list[str]:
    """A long text word by word, a short one as from and to."""
    if change.old is None or change.new is None or change.depth is not Depth.WORDS:
        return _wrapped(indent, told.tell_field(change))
    pieces = word_difference(change.old, change.new)
    if not any(piece.act is Act.KEPT for piece in pieces):
        return _wrapped(indent, told.tell_field(change))
    marked = " ".join(_MARKS[piece.act].format(piece.text) for piece in pieces)
    return _wrapped(indent, f"{change.label} berubah: {marked}")


def _wrapped(prefix: str, text: str) -> list[str]:
    rest = " " * len(prefix)
    return textwrap.wrap(text, _WIDTH, initial_indent=prefix, subsequent_indent=rest + "  ") or [prefix.rstrip()]


def _as_data(found: Comparison) -> dict[str, Any]:
    """The comparison for programs: rows by their place (from 1), changes with old and new words."""
    return {
        "is_same": found.is_same,
        "counts": {status.value: count for status, count in found.counts().items()},
        "head": [dataclasses.asdict(change) for change in found.head],
        "jabatan": [
            {
                "status": jabatan.status,
                "old_nama": jabatan.old_nama,
                "new_nama": jabatan.new_nama,
                "fields": [dataclasses.asdict(change) for change in jabatan.fields],
                "rows": [_row_data(row) for row in jabatan.rows],
            }
            for jabatan in found.jabatan
        ],
    }


def _row_data(row: RowChange) -> dict[str, Any]:
    plain = dataclasses.asdict(row)
    for key in ("old", "new"):
        baris = getattr(row, key)
        plain[key] = baris and baris.indikator
    return plain
