"""Entry point: finds the verb, imports it, runs it. Exit codes: 0 done, 1 findings, 2 could not run."""

from __future__ import annotations

import importlib
import os
import sys

VERBS = {
    "read": "baca keputusan menjadi katalog (text, json, yaml, xlsx)",
    "diff": "bandingkan dua keputusan: yang baru, dihapus, diubah",
    "lint": "periksa keputusan dan sebutkan kesalahannya",
    "explain": "jelaskan sebuah aturan pemeriksaan",
    "formula": "baca kalimat formula",
    "capaian": "hitung capaian dari target dan realisasi",
    "compute": "hitung seluruh indikator sebuah kantor dari registernya",
    "bindings": "kumpulkan ikatan frasa yang diterima kantor, atau bandingkan",
    "trace": "tunjukkan dari mana sebuah angka berasal",
    "write": "tulis LKjIP, atau hasil pemeriksaan sebuah keputusan",
    "lake": "ekspor isian kantor sebagai Parquet, periksa, gabungkan",
    "rollup": "gabungkan lake menurut kabupaten, provinsi, nasional",
    "simulate": "tulis lake rekaan sebesar apa pun",
    "serve": "jalankan aplikasi web",
    "demo": "siapkan kecamatan contoh dan jalankan aplikasi web",
    "manage": "perintah pengelolaan basis data",
    "backup": "simpan cadangan seluruh data",
    "restore": "pulihkan data dari cadangan",
}

_INTERRUPTED = "Query interrupted"
"""What DuckDB raises, as a RuntimeError, for a Ctrl-C while it computes."""


def usage() -> str:
    lines = ["Pemakaian: tolok PERINTAH [pilihan]", "", "Perintah:"]
    lines += [f"  {name:<9} {text}" for name, text in VERBS.items()]
    return "\n".join([*lines, "", "tolok PERINTAH --help menjelaskan satu perintah."])


def main(argv: list[str] | None = None) -> int:
    """Runs `tolok` with `argv` (default: the command line) and returns the exit code."""
    argv = sys.argv[1:] if argv is None else argv
    if not argv or argv[0] in ("-h", "--help", "help"):
        print(usage())
        return 0
    if argv[0] in ("-V", "--version"):
        from tolok import __version__

        print(f"tolok {__version__}")
        return 0
    if argv[0] not in VERBS:
        print(f"tolok: perintah «{argv[0]}» tidak dikenal; lihat tolok --help", file=sys.stderr)
        return 2
    try:
        return run_verb(argv[0], argv[1:])
    except BrokenPipeError:  # the reader of our output (head, less) went away
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except (KeyboardInterrupt, RuntimeError) as problem:
        if isinstance(problem, RuntimeError) and str(problem) != _INTERRUPTED:
            raise
        print(f"tolok {argv[0]}: dibatalkan", file=sys.stderr)
        return 130


def run_verb(name: str, argv: list[str]) -> int:
    from tolok.cli.parser import IndonesianParser

    verb = importlib.import_module(f"tolok.cli.verbs.{name}")
    parser = IndonesianParser(prog=f"tolok {name}", description=VERBS[name])
    verb.add_arguments(parser)
    return int(verb.run(parser.parse_args(argv)))
