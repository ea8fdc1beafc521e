"""`tolok read`: a decree as a table to read, or in the exchange form."""

from __future__ import annotations

import argparse
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

from tolok.cli.decree_files import KINDS, members_of, refusal
from tolok.cli.output_files import CATALOGUE_SUFFIXES, catalogue_bytes, refuse_output
from tolok.cli.progress import read_shown
from tolok.cli.whole_file import write_whole
from tolok.core.catalogue import Baris, Jabatan, Keputusan, to_data
from tolok.documents.catalogue_text import write_json, write_yaml
from tolok.reading import Reading, ReadingError
from tolok.reading.filename import plain
from tolok.reading.unpack import Member

FORMATS = ("text", "json", "yaml", "xlsx")
_WIDTH = 100
_DONE, _FAILED = 0, 2
_KINDS = {
    "ratio": "perbandingan", "count": "jumlah", "difference": "selisih", "weighted_index": "indeks", "score": "nilai",
    "narrative": "uraian, tidak dapat dihitung", "missing": "tidak ada formula",
}  # fmt: skip


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help=f"berkas keputusan ({KINDS}), - untuk masukan baku")
    parser.add_argument("--format", choices=FORMATS, help="bentuk keluaran (bawaan: menurut nama OUT, atau text)")
    parser.add_argument("-o", "--output", metavar="OUT", help="tulis ke berkas ini, bukan ke layar")


def run(args: argparse.Namespace) -> int:
    """0 when the decree was read and written; 2 with an Indonesian message on standard error."""
    form = args.format or CATALOGUE_SUFFIXES.get(Path(args.output or "").suffix.lower(), "text")
    try:
        _refuse_output(args.output, args.file, form)
        members = members_of(args.file, "read")
        if len(members) > 1:
            return _several(members, args, form)
        reading = read_shown(members[0].content, members[0].name)
        _write(_rendered(reading, form), args.output)
    except (ReadingError, OSError) as problem:
        print(f"tolok read: {refusal(args.file, problem)}", file=sys.stderr)
        return _FAILED
    return _DONE


def _refuse_output(output: str | None, file: str, form: str) -> None:
    """Raises ReadingError where the output could not be kept: known before a scan of an hour is read."""
    if output is None:
        if form == "xlsx" and sys.stdout.isatty():
            raise ReadingError(
                "buku kerja XLSX tidak dapat ditampilkan di layar. Sebutkan berkas hasilnya dengan -o NAMA.xlsx."
            )
        return
    refuse_output(output, file)


def _several(members: tuple[Member, ...], args: argparse.Namespace, form: str) -> int:
    """The decrees of an archive one below the other (a list as JSON or YAML); 2 when one of them was refused."""
    if form == "xlsx":
        raise ReadingError(
            f"«{plain(args.file)}» berisi {len(members)} berkas, sedangkan satu buku kerja XLSX memuat satu keputusan. "
            "Baca berkasnya satu per satu, atau pilih --format json."
        )
    read: list[tuple[str, Reading]] = []
    for member in members:
        try:
            read.append((member.name, read_shown(member.content, member.name)))
        except ReadingError as problem:
            print(f"tolok read: {problem}", file=sys.stderr)
    if read:
        _write(_rendered_together(read, form), args.output)
    return _DONE if len(read) == len(members) else _FAILED


def _rendered_together(read: list[tuple[str, Reading]], form: str) -> bytes:
    data = [to_data(reading.keputusan) for _, reading in read]
    if form == "json":
        return write_json(data).encode()
    if form == "yaml":
        return write_yaml(data).encode()
    return b"\n".join(f"== {name} ==\n\n".encode() + _rendered(reading, form) for name, reading in read)


def _rendered(reading: Reading, form: str) -> bytes:
    if form != "text":
        return catalogue_bytes(reading.keputusan, form)
    return ("\n".join(_as_text(reading)) + "\n").encode()


def _write(content: bytes, output: str | None) -> None:
    if output is not None:
        write_whole(Path(output), content)
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


def _as_text(reading: Reading) -> Iterator[str]:
    keputusan = reading.keputusan
    yield from _head_lines(keputusan)
    for jabatan in keputusan.jabatan:
        yield ""
        yield from _jabatan_lines(jabatan)
    rows = [baris for jabatan in keputusan.jabatan for baris in jabatan.baris]
    mended = sum(any(asal.perbaikan for asal in baris.asal.values()) for baris in rows)
    yield ""
    yield f"{len(keputusan.jabatan)} jabatan, {len(rows)} indikator; {mended} diperbaiki pembaca (tanda *)."
    for note in reading.notes:
        yield from _wrapped("Catatan: ", note)


def _head_lines(keputusan: Keputusan) -> Iterator[str]:
    yield from _wrapped("", f"{keputusan.jenis}: {keputusan.judul or '(tanpa judul)'}")
    signer = keputusan.penanda_tangan
    periode = keputusan.periode
    facts = (
        ("Nomor", keputusan.nomor),
        ("Tanggal", f"{keputusan.tanggal:%d-%m-%Y}" if keputusan.tanggal else None),
        ("Tempat", keputusan.tempat),
        ("Instansi", ", ".join(part for part in (keputusan.instansi, keputusan.kabupaten) if part) or None),
        ("Periode", f"{periode.dari}-{periode.sampai}" if periode else None),
        ("Penanda tangan", signer and ", ".join(part for part in (signer.nama, signer.jabatan, signer.nip) if part)),
        ("Dasar hukum", f"{len(keputusan.mengingat)} peraturan" if keputusan.mengingat else None),
        ("Diktum", ", ".join(diktum.label for diktum in keputusan.diktum) or None),
    )
    for name, value in facts:
        yield from _wrapped(f"{name:<15}: ", value or "(tidak tercetak)")


def _jabatan_lines(jabatan: Jabatan) -> Iterator[str]:
    title = f"{jabatan.nama} (eselon {jabatan.eselon})" if jabatan.eselon else jabatan.nama
    yield "=" * _WIDTH
    yield from _wrapped("", title)
    yield "=" * _WIDTH
    for place, baris in enumerate(jabatan.baris, start=1):
        yield from _baris_lines(place, baris)


def _baris_lines(place: int, baris: Baris) -> Iterator[str]:
    repairs = dict.fromkeys(repair for asal in baris.asal.values() for repair in asal.perbaikan)
    yield from _wrapped(f"{place:>3}{'*' if repairs else ' '} ", baris.indikator or "(indikator kosong)")
    formula = baris.formula
    cells = (
        ("Sasaran", baris.sasaran),
        ("Definisi", baris.definisi_operasional),
        ("Formula", f"{formula.teks or '(kosong)'} [{_KINDS[formula.jenis]}]"),
        ("Penanggung jawab", "; ".join(baris.penanggung_jawab)),
        ("Sumber data", "; ".join(baris.sumber_data)),
        ("Satuan", baris.satuan),
        *baris.kolom_lain.items(),
        ("Diperbaiki", "; ".join(repairs)),
    )
    for name, value in cells:
        if value:
            yield from _wrapped(f"     {name:<17}: ", value)


def _wrapped(prefix: str, text: str) -> list[str]:
    return textwrap.wrap(text, _WIDTH, initial_indent=prefix, subsequent_indent=" " * len(prefix)) or [prefix.rstrip()]
