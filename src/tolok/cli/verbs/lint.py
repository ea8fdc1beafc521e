"""`tolok lint`: faults of decrees, as text, JSON or SARIF. Exit 1 with an error, 2 where a file could not be read."""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import textwrap
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from itertools import groupby
from typing import Any, NamedTuple

from tolok import __version__
from tolok.cli.decree_files import KINDS, STDIN, members_of, refusal
from tolok.cli.progress import read_shown
from tolok.core.lint import Finding, Severity, lint
from tolok.core.lint.forms import finding_data, sarif_data
from tolok.reading import Reading, ReadingError, default_limits
from tolok.reading.decree import find_format

FORMATS = ("text", "json", "sarif")
_WORDS = {Severity.ERROR: "kesalahan", Severity.WARNING: "peringatan", Severity.INFO: "catatan"}
_WIDEST = 110

Found = list[tuple[str, Finding]]


class _Decree(NamedTuple):
    """`has_lines`: its lines are those that an editor counts, not those of a document laid out as text."""

    reading: Reading
    has_lines: bool


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", metavar="FILE", help=f"berkas keputusan ({KINDS}), - untuk masukan baku")
    parser.add_argument("--format", choices=FORMATS, default="text", help="bentuk keluaran (bawaan: text)")
    parser.add_argument(
        "--as-of", type=_day, metavar="YYYY-MM-DD", help="tanggal hukum untuk keputusan tanpa tanggal; bawaan hari ini"
    )


def run(args: argparse.Namespace) -> int:
    """0 without errors in the decrees, 1 with, 2 where a file could not be read (the others are still reported)."""
    as_of = args.as_of or datetime.now().astimezone().date()
    decrees, is_complete = _read_all(args.files)
    found = [(name, finding) for name, decree in decrees.items() for finding in _findings(decree, as_of)]
    if args.format == "text":
        if decrees:
            print("\n".join(_text(found, list(decrees))))
    else:
        data = _data(found, args.format, is_complete=is_complete, is_one=len(args.files) == len(decrees) == 1)
        print(json.dumps(data, ensure_ascii=False, indent=1))
    if not is_complete:
        return 2
    return 1 if any(finding.severity is Severity.ERROR for _, finding in found) else 0


def _read_all(names: Sequence[str]) -> tuple[dict[str, _Decree], bool]:
    """The decrees by file name, each content once; what cannot be read is told on stderr."""
    decrees: dict[str, _Decree] = {}
    first_name: dict[str, str] = {}
    is_complete = True
    for name, decree in _attempts(names):
        if isinstance(decree, str):
            print(f"tolok lint: {decree}", file=sys.stderr)
            is_complete = False
            continue
        if (earlier := first_name.setdefault(decree.reading.sha256, name)) != name or name in decrees:
            print(f"tolok lint: «{name}» isinya sama dengan «{earlier}»; diperiksa sekali", file=sys.stderr)
            continue
        for note in decree.reading.notes:
            print(f"tolok lint: «{name}»: {note}", file=sys.stderr)
        decrees[name] = decree
    return decrees, is_complete


def _attempts(names: Sequence[str]) -> Iterator[tuple[str, _Decree | str]]:
    """Every decree of every file by its name (those of a ZIP below its name), read; or why it could not be."""
    for name in names:
        try:
            members = members_of(name, "lint")
        except (ReadingError, OSError) as problem:
            yield name, refusal(name, problem)
            continue
        for member in members:
            own = f"{name}/{member.name}" if len(members) > 1 else STDIN if name == "-" else name
            try:
                reading = read_shown(member.content, member.name)
                has_lines = find_format(member.content, member.name, default_limits()).is_plain
                yield own, _Decree(reading, has_lines)
            except ReadingError as problem:
                yield own, str(problem)


def _findings(decree: _Decree, as_of: date) -> Iterator[Finding]:
    for finding in lint(decree.reading.keputusan, as_of=as_of):
        at = finding.location if decree.has_lines else replace(finding.location, line=None)
        yield replace(finding, location=at)


def _data(found: Found, form: str, *, is_complete: bool, is_one: bool) -> dict[str, Any]:
    if form == "sarif":
        return sarif_data(found, version=__version__, is_complete=is_complete)
    return {"temuan": [finding_data(finding, None if is_one else name) for name, finding in found]}


def _text(found: Found, names: Sequence[str]) -> Iterator[str]:
    width = min(_WIDEST, shutil.get_terminal_size((_WIDEST, 24)).columns)
    for name in names:
        yield name
        own = [finding for file_name, finding in found if file_name == name]
        if not own:
            yield "  tidak ada temuan"
        for jabatan, group in groupby(own, key=lambda finding: finding.location.jabatan):
            yield f"\n  {jabatan or 'Keputusan'}"
            for finding in group:
                yield from _entry(finding, width)
        yield ""
    counts = Counter(finding.severity for _, finding in found)
    yield ", ".join(f"{counts[severity]} {word}" for severity, word in _WORDS.items()) + f" dalam {len(names)} berkas"
    if found:
        yield f"Penjelasan sebuah kode: tolok explain {found[0][1].code}"


def _entry(finding: Finding, width: int) -> list[str]:
    label = f"    {_WORDS[finding.severity]:<10}  "
    at = finding.location
    place = f" [hal. {at.page}]" if at.page else f" [brs. {at.line}]" if at.line else ""
    indent = " " * len(label)
    return textwrap.wrap(f"{label}{finding.message}{place}", width=width, subsequent_indent=indent) or [label]


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"«{text}» bukan tanggal; tulis misalnya 2024-12-31") from None
