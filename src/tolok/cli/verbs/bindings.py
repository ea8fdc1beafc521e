"""`tolok bindings`: accepted bindings of offices as one exchange file, and such a file beside an office's own.

Taking another office's bindings is a person's act in the web ("Ikatan frasa"); this verb changes no office.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from tolok.archive import ArchiveError, read_archive
from tolok.cli.office import UsageError, refuse, write_out
from tolok.core.kernel.os_words import why_refused
from tolok.core.measurement.office_year import OfficeYear
from tolok.core.registers import all_registers
from tolok.core.registers.binding.exchange import (
    MAX_BYTES,
    Compared,
    Confirmed,
    ExchangeFileError,
    ExchangeReading,
    SharedBinding,
    compare,
    merged,
    read_exchange,
    shared_of,
    write_exchange,
)

_EXCHANGE = (".yaml", ".yml", ".json")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "sumber", nargs="*", metavar="SUMBER", help="arsip kantor (folder atau ZIP) atau berkas ikatan (.yaml, .json)"
    )
    parser.add_argument("--sample", action="store_true", help="sertakan ikatan kecamatan contoh")
    parser.add_argument("--kantor", action="store_true", help="sebutkan kode kantor dalam berkas (bila satu arsip)")
    parser.add_argument("--banding", metavar="ARSIP", help="bandingkan dengan ikatan arsip ini; tidak ada yang diambil")
    parser.add_argument("--out", metavar="F", help="tulis ke berkas F (bawaan: layar)")
    parser.epilog = (
        "Ikatan beberapa sumber dijumlahkan menurut banyaknya kantor. Berkas tidak memuat nama orang maupun angka. "
        "Kode keluar: 0 selesai, 1 bila ada butir yang disisihkan, 2 bila sumber tidak dapat dibaca."
    )


def run(args: argparse.Namespace) -> int:
    """0 done, 1 where entries were put aside (told on standard error), 2 where a source cannot be read."""
    try:
        readings = list(_readings(args))
        aside = [(reading, one) for reading in readings for one in reading.aside]
        bindings = merged(readings)
        kantor = readings[0].kantor if args.kantor and len(readings) == 1 else ""
        if args.banding:
            mine = _of_archive(args.banding).bindings
            write_out("\n".join(_told(list(compare(bindings, mine)))), args.out)
        else:
            write_out(write_exchange(bindings, kantor).rstrip("\n"), args.out)
    except (UsageError, ArchiveError) as problem:
        return refuse("bindings", problem)
    for _, one in aside:
        print(f"tolok bindings: butir {one.number} «{one.frasa}» disisihkan: {one.reason}", file=sys.stderr)
    return 1 if aside else 0


def _readings(args: argparse.Namespace) -> Iterator[ExchangeReading]:
    if not args.sumber and not args.sample:
        raise UsageError("sebutkan arsip kantor atau berkas ikatan, atau --sample untuk kecamatan contoh")
    if args.sample:
        from tolok.sample import sample_year

        yield _of_office(sample_year())
    for name in args.sumber:
        yield _of_file(name) if name.lower().endswith(_EXCHANGE) else _of_archive(name)


def _of_file(name: str) -> ExchangeReading:
    try:
        path = Path(name)
        if path.stat().st_size > MAX_BYTES:
            raise UsageError(f"«{name}»: berkas lebih dari {MAX_BYTES // 1_000_000} MB; bagi menjadi beberapa berkas")
        return read_exchange(path.read_bytes())
    except OSError as problem:
        raise UsageError(f"«{name}» tidak dapat dibuka: {why_refused(problem)}") from None
    except ExchangeFileError as problem:
        raise UsageError(f"«{name}»: {problem}") from None


def _of_archive(name: str) -> ExchangeReading:
    return _of_office(read_archive(Path(name)).office_year)


def _of_office(office_year: OfficeYear) -> ExchangeReading:
    bindings, left_out = shared_of(_confirmed(office_year))
    if left_out:
        print(
            f"tolok bindings: {left_out} ikatan hanya berarti bagi kantornya sendiri, tidak disertakan", file=sys.stderr
        )
    return ExchangeReading(bindings, (), office_year.office.code)


def _confirmed(office_year: OfficeYear) -> Iterator[Confirmed]:
    for indikator in office_year.indikator:
        baris = indikator.baris
        for binding in indikator.bindings.values():
            if binding.is_confirmed:
                yield Confirmed(
                    binding.phrase, binding.register, binding.offer, baris.indikator, tuple(baris.sumber_data)
                )


def _told(found: Iterable[Compared]) -> Iterator[str]:
    groups: dict[str, list[Compared]] = {"baru": [], "sepakat": [], "berbeda": []}
    for one in found:
        groups["baru" if one.is_new else "sepakat" if one.agrees else "berbeda"].append(one)
    for name, members in groups.items():
        yield f"{name.upper()} ({len(members)})"
        yield from (f"  «{one.theirs.frasa}» → {_count_words(one.theirs)}{_mine_words(one)}" for one in members)


def _count_words(one: SharedBinding) -> str:
    register = all_registers()[one.register]
    return f"{register.nama}: {register.offer(one.jawaban).label} ({one.diterima} kantor)"


def _mine_words(one: Compared) -> str:
    if one.is_new or one.agrees:
        return ""
    registers = all_registers()
    return "; di sini: " + ", ".join(registers[slug].offer(answer).label for slug, answer in one.mine)
