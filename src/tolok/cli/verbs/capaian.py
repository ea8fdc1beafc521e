"""`tolok capaian`: capaian from a target and a realisasi, or from many in a CSV. Numbers are printed exactly."""

from __future__ import annotations

import argparse
import csv
import io
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from tolok.core.kernel.numbers import round_half_up, show_number
from tolok.core.kernel.os_words import why_refused
from tolok.core.kernel.value import Missing, NotComputable, Number
from tolok.core.measurement.capaian import CapaianResult, capaian
from tolok.core.measurement.indikator import CapaianRule
from tolok.core.measurement.number_text import ReadNumberError
from tolok.core.measurement.read_number import read_number, read_pair
from tolok.core.measurement.scale import EdgeRule, Scale, scale_on

RULES = "|".join(rule.value for rule in CapaianRule)
PLACES = 10
"""Decimals of a printed capaian: rounded half-up once, trailing zeros left off."""
MAX_BYTES = 20_000_000
_COLUMNS = ("target", "realisasi", "rule", "cap")


class CapaianInputError(ValueError):
    """An option or a file cannot be used; the message is Indonesian."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What is printed for one target and realisasi. `is_refused`: a number or rule could not be read."""

    result: CapaianResult
    is_refused: bool = False

    @property
    def figure(self) -> str | None:
        """The capaian as plain digits with a decimal point; None where there is none."""
        value = self.result.capaian
        if not isinstance(value, Number):
            return None
        whole, _, decimals = f"{round_half_up(value.value, PLACES):f}".partition(".")
        decimals = decimals.rstrip("0")
        return f"{whole}.{decimals}" if decimals else whole

    def as_json(self) -> str:
        words = (json.dumps(word, ensure_ascii=False) for word in (self.result.kategori, self.result.alasan))
        return '{{"capaian": {}, "kategori": {}, "alasan": {}}}'.format(self.figure or "null", *words)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--target", help="target, misalnya 82,5 atau 95%% atau 7-8 bulan")
    parser.add_argument("--realisasi", help="realisasi; angka negatif ditulis --realisasi=-5")
    parser.add_argument("--rule", help=f"aturan capaian: {RULES}")
    parser.add_argument("--cap", metavar="LO..HI", help="batasi capaian, misalnya 0..120; tanpa ini tidak dibatasi")
    parser.add_argument("--csv", metavar="F", help="hitung banyak: kolom target, realisasi, rule (cap); - untuk stdin")
    parser.add_argument("--tanggal", metavar="YYYY-MM-DD", help="tanggal penentu skala kategori; bawaan hari ini")
    parser.add_argument(
        "--edge",
        default=EdgeRule.ROUND_HALF_UP_FIRST.value,
        help="nilai di antara dua kelas: " + "|".join(edge.value for edge in EdgeRule),
    )
    parser.add_argument("--format", default="text", help="text|json")


def run(args: argparse.Namespace) -> int:
    """0 also where the capaian is missing or not computable; 2 for a number, an option or a file that is unreadable."""
    try:
        if args.format not in ("text", "json"):
            raise CapaianInputError(f"--format «{args.format}» tidak dikenal; pilih text atau json")
        scale = _scale(args.tanggal, args.edge)
        return _many(args, scale) if args.csv is not None else _one(args, scale)
    except (CapaianInputError, ReadNumberError) as problem:
        print(f"tolok capaian: {problem}", file=sys.stderr)
        return 2


def _one(args: argparse.Namespace, scale: Scale) -> int:
    options = (("--target", args.target), ("--realisasi", args.realisasi), ("--rule", args.rule))
    if lacking := [name for name, value in options if value is None]:
        raise CapaianInputError(f"{', '.join(lacking)} belum diberikan; lihat tolok capaian --help")
    result = answer(args.target, args.realisasi, args.rule, args.cap, scale)
    print(Answer(result).as_json() if args.format == "json" else _as_text(result))
    return 0


def answer(target: str, realisasi: str, rule: str, cap: str | None, scale: Scale) -> CapaianResult:
    """The capaian of texts as an office wrote them; notes on how they were read go into `alasan`."""
    named = _rule(rule)
    bounds = _cap(cap)
    pair = read_pair(target, realisasi)
    result = capaian(pair.target, pair.realisasi, named, scale, bounds)
    if not pair.notes:
        return result
    alasan = f"{result.alasan.removesuffix('.')}; catatan: {'; '.join(pair.notes)}."
    return CapaianResult(result.capaian, result.kategori, alasan)


def _as_text(result: CapaianResult) -> str:
    value = result.capaian
    if isinstance(value, Number):
        head = f"{show_number(value.value)}%" + (f" ({result.kategori})" if result.kategori else "")
    else:
        head = "belum diisi" if isinstance(value, Missing) else "tidak dapat dihitung"
    return f"Capaian: {head}\n{result.alasan}"


def _rule(text: str) -> CapaianRule:
    try:
        return CapaianRule(text.strip().lower())
    except ValueError:
        raise CapaianInputError(f"aturan «{text}» tidak dikenal; pilih salah satu dari {RULES}") from None


def _cap(text: str | None) -> tuple[Decimal, Decimal] | None:
    if text is None or not text.strip():
        return None
    low, dots, high = text.partition("..")
    floor, ceiling = (read_number(part, "batas").value for part in (low, high))
    if not dots or not isinstance(floor, Number) or not isinstance(ceiling, Number) or floor.value > ceiling.value:
        raise CapaianInputError(f"--cap «{text}» bukan batas; tulis batas bawah dan atas, misalnya 0..120")
    return floor.value, ceiling.value


def _scale(day: str | None, edge: str) -> Scale:
    try:
        named = EdgeRule(edge)
    except ValueError:
        known = ", ".join(rule.value for rule in EdgeRule)
        raise CapaianInputError(f"--edge «{edge}» tidak dikenal; pilih salah satu dari {known}") from None
    try:
        return scale_on(date.fromisoformat(day) if day else date.today(), named)  # noqa: DTZ011 (the office's day)
    except LookupError as problem:
        raise CapaianInputError(f"--tanggal «{day}»: {problem}") from None
    except ValueError:
        raise CapaianInputError(f"--tanggal «{day}» bukan tanggal; tulis misalnya 2026-01-31") from None


def _many(args: argparse.Namespace, scale: Scale) -> int:
    if args.target is not None or args.realisasi is not None:
        raise CapaianInputError("--csv tidak dapat dipakai bersama --target dan --realisasi; pilih salah satu")
    header, lines = _table(_file_text(args.csv), args.csv)
    if "rule" not in header and args.rule is None:
        raise CapaianInputError(f"berkas «{args.csv}» tidak berkolom rule; tambahkan kolomnya atau beri --rule")
    answers = ((cells, _line_answer(number, header, cells, args, scale)) for number, cells in lines)
    refused = _print_json(answers) if args.format == "json" else _print_csv(header, answers)
    if refused:
        print(f"tolok capaian: {refused} baris tidak terbaca, alasannya ada pada baris itu", file=sys.stderr)
    return 0


def _line_answer(number: int, header: list[str], cells: list[str], args: argparse.Namespace, scale: Scale) -> Answer:
    """One line of the file; what is wrong with it becomes its `alasan`, so that the other lines are still computed."""
    try:
        if len(cells) > len(header):
            raise CapaianInputError(
                f"berisi {len(cells)} kolom, padahal kepalanya {len(header)}; beri tanda petik pada angka berkoma "
                "(\"82,5\") atau pakai titik koma sebagai pemisah kolom"
            )  # fmt: skip
        row = dict(zip(header, cells + [""] * (len(header) - len(cells)), strict=True))
        rule = row.get("rule", "").strip() or args.rule
        if rule is None:
            raise CapaianInputError(f"kolom rule kosong; isi salah satu dari {RULES}")
        cap = row.get("cap", "").strip() or args.cap
        return Answer(answer(row["target"], row["realisasi"], rule, cap, scale))
    except (CapaianInputError, ReadNumberError) as problem:
        reason = f"Baris {number}: {problem}".removesuffix(".")
        return Answer(CapaianResult(NotComputable(reason), None, f"{reason}."), is_refused=True)


def _print_json(answers: Iterator[tuple[list[str], Answer]]) -> int:
    refused = 0
    for _, item in answers:
        print(item.as_json())
        refused += item.is_refused
    return refused


def _print_csv(header: list[str], answers: Iterator[tuple[list[str], Answer]]) -> int:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow([*header, "capaian", "kategori", "alasan"])
    refused = 0
    for cells, item in answers:
        padded = [*cells[: len(header)], *[""] * (len(header) - len(cells))]
        writer.writerow([*padded, item.figure or "", item.result.kategori or "", item.result.alasan])
        refused += item.is_refused
    return refused


def _file_text(name: str) -> str:
    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as problem:
        raise CapaianInputError(f"berkas «{name}» tidak dapat dibuka: {why_refused(problem)}") from None
    if len(data) > MAX_BYTES:
        raise CapaianInputError(f"berkas «{name}» lebih dari {MAX_BYTES // 1_000_000} MB; bagi menjadi beberapa berkas")
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise CapaianInputError(
            f"berkas «{name}» bukan teks UTF-8; simpan ulang dari lembar kerja sebagai «CSV UTF-8»"
        ) from None


def _filled_lines(reader: Any, name: str) -> Iterator[tuple[int, list[str]]]:
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield reader.line_num, cells
    except csv.Error:
        raise CapaianInputError(
            f"berkas «{name}» baris {reader.line_num} bukan CSV; simpan ulang sebagai CSV"
        ) from None


def _table(text: str, name: str) -> tuple[list[str], Iterator[tuple[int, list[str]]]]:
    """The folded header and the non-blank lines with their 1-based numbers in the file."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    if not first:
        raise CapaianInputError(f"berkas «{name}» kosong; baris pertamanya memuat target, realisasi dan rule")
    separator = max("\t;,", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    lines = _filled_lines(reader, name)
    header = [cell.strip().lower() for cell in next(lines)[1]]
    if lacking := [column for column in _COLUMNS[:2] if column not in header]:
        shown = " dan ".join(lacking)
        raise CapaianInputError(f"berkas «{name}»: kolom {shown} tidak ada pada baris pertama «{first[:80]}»")
    if doubled := sorted({column for column in header if header.count(column) > 1}):
        raise CapaianInputError(f"berkas «{name}»: kolom {', '.join(doubled)} tertulis dua kali")
    return header, lines
