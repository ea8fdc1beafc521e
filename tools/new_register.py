"""Writes the skeleton of a register declaration: `src/tolok/core/registers/<slug>.py`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

TEMPLATE = '''"""{nama}."""

from __future__ import annotations

from tolok.core.registers.register import Column, ColumnType, CountOffer, Register

REGISTER = Register(
    slug="{slug}",
    nama="{nama}",
    keeper="Sekretaris",
    columns=(
        Column("submitted", "Tanggal", ColumnType.DATE, required=True, help="Tanggal yang menentukan bulannya."),
        Column("uraian", "Uraian", ColumnType.LONG_TEXT, required=True),
    ),
    offers=(CountOffer("semua", "Jumlah {nama}", phrases=("jumlah {nama}",)),),
)
'''


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--slug", required=True)
    parser.add_argument("--nama", required=True)
    args = parser.parse_args()
    path = Path(__file__).resolve().parents[1] / "src/tolok/core/registers" / f"{args.slug}.py"
    if not args.slug.isidentifier() or path.exists():
        print(f"expected a new slug in lower case, got: {args.slug!r}", file=sys.stderr)
        return 2
    path.write_text(TEMPLATE.format(slug=args.slug, nama=args.nama), "utf-8")
    print(f"{path.name} written; its form, template and engine columns follow from it. Next: make docs")
    return 0


if __name__ == "__main__":
    sys.exit(main())
