"""`tolok lint`: faults of decrees, as text, JSON or SARIF, and the certain mends of one."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from tolok import __version__
from tolok.cli.decree_files import KINDS, STDIN, members_of, refusal
from tolok.cli.lint_settings import add_set_aside, find_settings, load_settings
from tolok.cli.lint_text import findings_text, mends_text
from tolok.cli.output_files import CATALOGUE_SUFFIXES, catalogue_bytes, refuse_output
from tolok.cli.progress import read_shown
from tolok.cli.whole_file import write_whole
from tolok.core.kernel.text import fold
from tolok.core.lint import Finding, Selection, SelectionError, Severity, lint, lint_office, mend_decree, tell_lapsed
from tolok.core.lint.forms import Examined, all_lapsed, findings_data, sarif_data
from tolok.core.lint.selection import FILE_NAME
from tolok.core.lint.set_aside import SetAside, SetAsideError, fingerprints, sort_findings
from tolok.reading import Reading, ReadingError, default_limits
from tolok.reading.decree import find_format
from tolok.reading.filename import plain

FORMATS = ("text", "json", "sarif")
_SHORTEST_MARK = 6


class _Decree(NamedTuple):
    """`lines`: those of the file, where an editor counts the same; `source`: the name given on the command line."""

    reading: Reading
    lines: tuple[str, ...]
    source: str
    selection: Selection


class _Refused(Exception):  # noqa: N818 -- not an error of the program
    """The command cannot be done; the message is Indonesian."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", metavar="FILE", help=f"berkas keputusan ({KINDS}), - untuk masukan baku")
    parser.add_argument("--format", choices=FORMATS, default="text", help="bentuk keluaran (bawaan: text)")
    parser.add_argument(
        "--as-of", type=_day, metavar="YYYY-MM-DD", help="tanggal hukum untuk keputusan tanpa tanggal; bawaan hari ini"
    )
    parser.add_argument(
        "--office", action="store_true", help="bandingkan juga semua berkas sebagai keputusan dari satu kantor"
    )
    chosen = parser.add_argument_group("aturan")
    for name, words in (("--select", "hanya aturan ini"), ("--ignore", "tanpa aturan ini")):
        chosen.add_argument(name, action="append", type=_keys, default=[], metavar="KODE,...", help=f"{words}: kode, "
                            "nama, atau kelompok")  # fmt: skip
    chosen.add_argument("--config", metavar=FILE_NAME, help=f"pengaturan; bawaan {FILE_NAME} terdekat di atas berkas")
    mending = parser.add_argument_group("perbaikan pasti (satu berkas; naskahnya sendiri tidak pernah diubah)")
    mending.add_argument("--fix", action="store_true", help="perlihatkan perbaikannya, dan tulis katalognya dengan -o")
    mending.add_argument("-o", "--output", metavar="HASIL", help="katalog hasil --fix: .yaml, .json, atau .xlsx")
    mending.add_argument("--force", action="store_true", help="timpa HASIL yang sudah ada")
    aside = parser.add_argument_group("mengesampingkan temuan (dicatat di pengaturan)")
    aside.add_argument("--marks", action="store_true", help="sertakan jejak tiap temuan")
    aside.add_argument("--set-aside", metavar="JEJAK", help="kesampingkan temuan dengan jejak ini")
    aside.add_argument("--reason", metavar="ALASAN", default="", help="mengapa dikesampingkan")
    aside.add_argument("--by", metavar="NAMA", default="", help="siapa yang mengesampingkan")
    parser.epilog = (
        "Kode keluar: 0 bila tidak ada kesalahan (peringatan, catatan, dan yang dikesampingkan tidak dihitung), 1 bila "
        "ada, 2 bila sebuah berkas, pilihan, atau pengaturan tidak dapat dipakai."
    )


def run(args: argparse.Namespace) -> int:
    """0 without errors in the decrees, 1 with, 2 where a file could not be read (the others are still reported)."""
    as_of = args.as_of or datetime.now().astimezone().date()
    try:
        _refuse_options(args)
        decrees, is_complete = _read_all(args)
        if args.fix and decrees:
            decrees = {name: _fixed(decree, as_of, args.output) for name, decree in decrees.items()}
        examined = _examined(decrees, as_of, is_office=args.office)
        if args.set_aside:
            _set_aside(args, examined, decrees)
            return 0
    except (_Refused, SelectionError, SetAsideError, ReadingError, OSError) as problem:
        words = refusal(args.output or "", problem) if isinstance(problem, OSError) else str(problem)
        print(f"tolok lint: {words}", file=sys.stderr)
        return 2
    _print(examined, args, is_complete=is_complete)
    if not is_complete:
        return 2
    return 1 if any(f.severity is Severity.ERROR for one in examined for f in one.found.active) else 0


def _refuse_options(args: argparse.Namespace) -> None:
    """Raises _Refused and ReadingError for options that do not go together, before anything is read."""
    if args.output and not args.fix:
        raise _Refused("-o hanya bersama --fix: yang ditulis adalah katalog yang sudah diperbaiki.")
    if args.fix and (args.format != "text" or args.office or args.set_aside):
        raise _Refused("--fix tidak bersama --format, --office, atau --set-aside; jalankan satu per satu.")
    if (args.reason or args.by) and not args.set_aside:
        raise _Refused("--reason dan --by hanya bersama --set-aside.")
    if args.fix and len(args.files) > 1:
        raise _Refused("--fix hanya untuk satu berkas; perbaiki berkasnya satu per satu.")
    if args.output:
        if Path(args.output).suffix.lower() not in CATALOGUE_SUFFIXES:
            raise _Refused(f"-o «{plain(args.output)}» bukan .yaml, .json, atau .xlsx; naskah keputusan tidak ditulis.")
        refuse_output(args.output, *args.files)
        if Path(args.output).exists() and not args.force:
            raise _Refused(f"-o «{plain(args.output)}» sudah ada. Pilih nama lain, atau tambahkan --force.")


def _read_all(args: argparse.Namespace) -> tuple[dict[str, _Decree], bool]:
    """The decrees by file name, each content once; what cannot be read is told on stderr. Raises SelectionError."""
    selections = {name: _selection(args, name) for name in args.files}
    decrees: dict[str, _Decree] = {}
    first_name: dict[str, str] = {}
    is_complete = True
    for name, decree in _attempts(args.files, selections):
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
    if args.fix and len(decrees) > 1:
        raise _Refused(f"«{plain(args.files[0])}» berisi {len(decrees)} keputusan, sedangkan --fix hanya untuk satu.")
    return decrees, is_complete


def _selection(args: argparse.Namespace, name: str) -> Selection:
    chosen = load_settings(Path(args.config) if args.config else find_settings(name))
    chosen = chosen.narrowed(select=[key for keys in args.select for key in keys], source="--select")
    return chosen.narrowed(ignore=[key for keys in args.ignore for key in keys], source="--ignore")


def _attempts(names: Sequence[str], selections: Mapping[str, Selection]) -> Iterator[tuple[str, _Decree | str]]:
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
                yield own, _Decree(reading, reading.lines if has_lines else (), name, selections[name])
            except ReadingError as problem:
                yield own, str(problem)


def _examined(decrees: Mapping[str, _Decree], as_of: date, *, is_office: bool) -> list[Examined]:
    together = _office_findings(decrees, as_of) if is_office else {}
    examined = []
    for name, decree in decrees.items():
        keputusan, selection = decree.reading.keputusan, decree.selection
        found = (*together.get(name, ()), *lint(keputusan, as_of=as_of, selection=selection))
        if not decree.lines:
            found = tuple(replace(one, location=replace(one.location, line=None)) for one in found)
        sorted_found = sort_findings(keputusan, found, selection.set_asides)
        examined.append(Examined(name, keputusan, sorted_found, decree.lines))
    return examined


def _office_findings(decrees: Mapping[str, _Decree], as_of: date) -> dict[str, list[Finding]]:
    """What the decrees show side by side, each by the settings above its own file."""
    offices = {fold(decree.reading.keputusan.instansi or ""): name for name, decree in decrees.items()}
    offices.pop("", None)
    if len(offices) > 1:
        names = ", ".join(f"«{decrees[name].reading.keputusan.instansi}»" for name in offices.values())
        print(f"tolok lint: --office: berkasnya menyebut instansi yang berbeda: {names}", file=sys.stderr)
    whole = {name: decree.reading.keputusan for name, decree in decrees.items()}
    found: dict[str, list[Finding]] = {}
    done: list[Selection] = []
    for selection in (decree.selection for decree in decrees.values()):
        if selection not in done:
            done.append(selection)
            for name, finding in lint_office(whole, as_of=as_of, selection=selection):
                if decrees[name].selection == selection:
                    found.setdefault(name, []).append(finding)
    return found


def _fixed(decree: _Decree, as_of: date, output: str | None) -> _Decree:
    """The decree with its certain mends, shown, and written where asked for. Raises ReadingError and OSError."""
    before = decree.reading.keputusan
    mended = mend_decree(before, as_of=as_of, selection=decree.selection)
    print("\n".join(mends_text(before, mended)))
    if output:
        write_whole(Path(output), catalogue_bytes(mended.keputusan, CATALOGUE_SUFFIXES[Path(output).suffix.lower()]))
        print(f"Katalog yang diperbaiki ditulis ke {output}; naskahnya tidak diubah.")
    print()
    return decree._replace(reading=replace(decree.reading, keputusan=mended.keputusan))


def _set_aside(args: argparse.Namespace, examined: Sequence[Examined], decrees: Mapping[str, _Decree]) -> None:
    """Writes the one finding that was named into the settings. Raises _Refused, SetAsideError and SelectionError."""
    asked = args.set_aside.lower()
    marked = [
        (one, finding, mark)
        for one in examined
        for finding, mark in zip(one.found.active, fingerprints(one.keputusan, one.found.active), strict=True)
        if mark.startswith(asked)
    ]
    marks = {(finding.code, mark) for _, finding, mark in marked}
    if len(asked) < _SHORTEST_MARK or len(marks) != 1:
        count = "tidak ada temuan" if not marks else f"{len(marks)} temuan"
        raise _Refused(
            f"--set-aside «{args.set_aside}»: {count} dengan jejak itu; salinlah jejaknya (paling sedikit "
            f"{_SHORTEST_MARK} huruf) dari tolok lint --marks."
        )
    one, finding, mark = marked[0]
    today = datetime.now().astimezone().date()
    aside = SetAside(finding.code, mark, args.reason, args.by, today, str(finding.location))
    source = decrees[one.name].source
    path = Path(args.config) if args.config else find_settings(source) or _beside(source)
    add_set_aside(path, aside)
    print(f"{finding.code} di {aside.place} dikesampingkan dalam {path}")


def _beside(source: str) -> Path:
    return (Path.cwd() if source == "-" else Path(source).parent) / FILE_NAME


def _print(examined: Sequence[Examined], args: argparse.Namespace, *, is_complete: bool) -> None:
    if args.format == "text":
        for aside in all_lapsed(examined):
            print(f"tolok lint: {tell_lapsed(aside)}", file=sys.stderr)
        if examined:
            print("\n".join(findings_text(examined, with_marks=args.marks)))
        return
    if args.format == "sarif":
        data = sarif_data(examined, version=__version__, is_complete=is_complete)
    else:
        data = findings_data(examined, is_named=not len(args.files) == len(examined) == 1)
    print(json.dumps(data, ensure_ascii=False, indent=1))


def _keys(text: str) -> list[str]:
    return [key.strip() for key in text.split(",") if key.strip()]


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"«{text}» bukan tanggal; tulis misalnya 2024-12-31") from None
