"""`tolok formula`: reads one formula sentence, or a file of them, one a line."""

from __future__ import annotations

import argparse
import json
import re
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

from tolok.core.formula.checker import check, unit_of
from tolok.core.formula.doubt import Doubt
from tolok.core.formula.notation import write_notation
from tolok.core.formula.reader import FormulaReading, read_formula
from tolok.core.formula.writer import write_number, write_sentence
from tolok.core.kernel.os_words import why_refused

_KINDS = {
    "ratio": "rasio (pembilang dibagi penyebut)",
    "count": "hitungan (satu hal yang dihitung jumlahnya)",
    "difference": "selisih (yang pertama dikurangi yang kedua)",
    "weighted_index": "indeks, rata-rata atau jumlah berbobot",
    "score": "nilai yang diberikan pihak lain atau dibaca dari skala",
    "narrative": "uraian kegiatan; tidak dapat dihitung",
    "missing": "kosong; belum ada formula",
}
_DIRECTIONS = {"naik": "naik (makin besar makin baik)", "turun": "turun (makin kecil makin baik)", None: "-"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("teks", nargs="?", metavar="TEXT", help="kalimat formula")
    parser.add_argument("--file", metavar="F", help="berkas teks UTF-8, satu formula satu baris; - untuk masukan baku")
    parser.add_argument("--indikator", default="", metavar="TEXT", help="bunyi indikatornya, berlaku untuk semua baris")
    parser.add_argument(
        "--keraguan",
        action="store_true",
        help="sertakan kunci keraguan pada json: bacaan lain, atau alasan tak terbaca",
    )
    parser.add_argument("--format", choices=("text", "json"), help="text (bawaan), atau json (bawaan untuk --file)")


def run(args: argparse.Namespace) -> int:
    if (args.teks is None) == (args.file is None):
        print("tolok formula: tulis satu kalimat formula, atau --file BERKAS; jangan keduanya", file=sys.stderr)
        return 2
    if args.teks is not None:
        lines = [args.teks.encode("utf-8", "replace").decode("utf-8")]
    else:
        try:
            lines = _lines(args.file)
        except (OSError, ValueError) as problem:
            print(f"tolok formula: berkas «{args.file}» tidak dapat dibaca: {_reason(problem)}", file=sys.stderr)
            return 2
    as_json = args.format == "json" or (args.format is None and args.file is not None)
    for line in lines:
        reading = read_formula(line, args.indikator)
        print(_json_line(reading, with_doubts=args.keraguan) if as_json else explain(reading))
    return 0


def as_data(reading: FormulaReading) -> dict[str, Any]:
    """The eight formula keys of the exchange form."""
    text = reading.text
    return {
        "teks": text.teks,
        "teks_asli": text.teks_asli,
        "jenis": text.jenis,
        "pembilang": text.pembilang,
        "penyebut": text.penyebut,
        "pengali": _plain_number(text.pengali),
        "arah": text.arah,
        "satuan": text.satuan,
    }


def _doubt_data(doubt: Doubt) -> dict[str, Any]:
    """Kind, place in `teks` (0-based, the end excluded), words and the readings, the chosen one first."""
    return {
        "jenis": doubt.kind,
        "mulai": doubt.start,
        "akhir": doubt.end,
        "keterangan": doubt.said,
        "bacaan": [write_sentence(node) for node in doubt.readings],
    }


def explain(reading: FormulaReading) -> str:
    """What was read, for people, in Indonesian."""
    text = reading.text
    pengali = write_number(text.pengali) if isinstance(text.pengali, Decimal) else text.pengali
    lines = [
        f"Teks      : {text.teks or '(kosong)'}",
        f"Jenis     : {_KINDS[text.jenis]}",
        f"Pembilang : {text.pembilang or '-'}",
        f"Penyebut  : {text.penyebut or '-'}",
        f"Pengali   : {pengali or '-'}",
        f"Arah      : {_DIRECTIONS[text.arah]}",
        f"Satuan    : {text.satuan or '-'}",
    ]
    if reading.node is not None:
        noun = unit_of(reading.node).noun
        lines.append(f"Terbaca   : {write_sentence(reading.node)}" + (f" (yang dihitung: {noun})" if noun else ""))
        lines.append(f"Notasi    : {write_notation(reading.node)}")
        lines += [f"Periksa   : {problem.message}" for problem in check(reading.node)]
    told = {doubt.said for doubt in reading.doubts}
    lines += [f"Perbaikan : {note}" for note in reading.perbaikan if note not in told]
    for doubt in reading.doubts:
        lines += _doubted(doubt, text.teks)
    return "\n".join(lines) + "\n"


def _doubted(doubt: Doubt, line: str) -> list[str]:
    """A doubt with its place in the line and the ways it can be read; or why the words cannot be read."""
    head = "Ragu      " if doubt.is_ambiguous else "Alasan    "
    words = line[doubt.start : doubt.end]
    place = f" (huruf ke-{doubt.start + 1} s.d. {doubt.end}: «{words}»)" if words else ""
    readings = [write_sentence(node) for node in doubt.readings]
    ways = [f"   {'dipilih ' if at == 0 else 'atau    '}: {way}" for at, way in enumerate(readings)]
    return [f"{head}: {doubt.said}{place}", *(ways if len(readings) > 1 else [])]


def _json_line(reading: FormulaReading, *, with_doubts: bool) -> str:
    """One line whatever the text holds: separators that some readers take for a line end are escaped."""
    data = as_data(reading)
    if with_doubts:
        data["keraguan"] = [_doubt_data(doubt) for doubt in reading.doubts]
    line = json.dumps(data, ensure_ascii=False)
    return re.sub("[\x85\u2028\u2029]", lambda found: f"\\u{ord(found[0]):04x}", line)


def _lines(name: str) -> list[str]:
    data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    lines = data.decode("utf-8-sig").replace("\r\n", "\n").split("\n")  # a formula may hold other line separators
    return [line for line in lines if line.strip()]


def _reason(problem: OSError | ValueError) -> str:
    if isinstance(problem, OSError):
        return why_refused(problem)
    return "isinya bukan teks UTF-8; simpan ulang sebagai teks UTF-8"


def _plain_number(pengali: Decimal | str | None) -> int | float | str | None:
    if isinstance(pengali, Decimal):
        return int(pengali) if pengali == pengali.to_integral_value() else float(pengali)
    return pengali
