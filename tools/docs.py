"""Writes docs/rujukan (Indonesian reference) from the code; `--check` fails where a page is not current."""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Callable
from contextlib import redirect_stdout, suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "docs" / "rujukan"
NOTE = "<!-- Ditulis oleh `make docs`; jangan disunting. -->\n\n"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args()
    stale = []
    for name, write in PAGES.items():
        path, text = TARGET / name, NOTE + write().rstrip() + "\n"
        if args.check and (not path.exists() or path.read_text("utf-8") != text):
            stale.append(name)
        if not args.check:
            TARGET.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
    print(f"docs: not current: {', '.join(stale)}; run make docs" if stale else f"docs: {len(PAGES)} pages current")
    return 1 if stale else 0


def rules_page() -> str:
    from tolok.core.lint import rule_files
    from tolok.core.lint.codes import given_codes, tell_retired
    from tolok.core.lint.finding import LEVEL_WORDS
    from tolok.core.lint.page_examples import readable
    from tolok.core.regulation import all_regulations

    rows = []
    for item in rule_files():
        rule, held = item.rule, [all_regulations()[key] for key in item.rule.basis]
        basis = ", ".join(f"{one.singkatan} ({one.certainty_note() or 'diverifikasi'})" for one in held)
        rows.append(
            f"| {rule.code} | `{rule.name}` | {LEVEL_WORDS[rule.severity]} | {rule.title} | {rule.since} | {basis} |"
        )
    table = "| kode | nama | tingkat | judul | sejak | dasar dan kepastiannya |\n|---|---|---|---|---|---|\n"
    retired = [f"- {tell_retired(one)}" for one in given_codes().values() if one.retired]
    gone = "\n\n".join(("## Kode yang tidak dipakai lagi", "\n".join(retired))) + "\n\n" if retired else ""
    pages = "\n\n".join(f"{demoted(readable(item.page().strip()))}\n\n{item.facts()}" for item in rule_files())
    levels = (
        "Tingkat: *kesalahan* berarti tidak dapat dihitung, tidak bermakna, atau tidak sah; *peringatan* berarti "
        "menyesatkan atau akan dikembalikan; *catatan* berarti perlu dipertimbangkan pembaca. Cara memilih aturan dan "
        "mengesampingkan temuan: [panduan](../panduan/temuan.md)."
    )
    return f"# Aturan pemeriksaan\n\n{levels}\n\n{table}" + "\n".join(rows) + f"\n\n{gone}{pages}"


def demoted(page: str) -> str:
    """A page with its headings one level down, to stand within another."""
    return "\n".join(f"#{line}" if line.startswith("#") else line for line in page.splitlines())


def registers_page() -> str:
    from tolok.core.registers import all_registers

    parts = ["# Register"]
    for register in all_registers().values():
        parts += [
            f"## {register.nama} (`{register.slug}`)",
            f"Disimpan oleh: {register.keeper}. Sifat: {register.nature.value}.",
        ]
        parts.append("| kolom | label | jenis | wajib |\n|---|---|---|---|\n" + "\n".join(
            f"| `{c.name}` | {c.label} | {c.type.value} | {'ya' if c.required else ''} |" for c in register.columns
        ))  # fmt: skip
        parts.append(
            "| hitungan | arti |\n|---|---|\n" + "\n".join(f"| `{o.slug}` | {o.label} |" for o in register.offers)
        )
    return "\n\n".join(parts)


def regulations_page() -> str:
    from tolok.core.regulation import all_regulations

    rows = [
        f"| {r.singkatan} | {r.judul} | {r.berlaku_dari} | {r.berlaku_sampai or ''} "
        f"| {r.dicabut_oleh or ''} | {r.kepastian} |"
        for r in all_regulations().values()
    ]
    return (
        "# Peraturan\n\nKepastian: V diverifikasi; V2 dari bahan sekunder; M dan M? dari ingatan, periksa di JDIH.\n\n"
        "| peraturan | judul | berlaku dari | sampai | dicabut oleh | kepastian |\n|---|---|---|---|---|---|\n"
        + "\n".join(rows)
    )


def commands_page() -> str:
    from tolok.cli.main import VERBS, run_verb, usage

    parts = ["# Perintah `tolok`", f"```\n{usage()}\n```"]
    for verb in VERBS:
        if verb == "manage":  # passes everything on to Django
            continue
        out = io.StringIO()
        with redirect_stdout(out), suppress(SystemExit):
            run_verb(verb, ["--help"])
        parts.append(f"## tolok {verb}\n\n```\n{out.getvalue().rstrip()}\n```")
    return "\n\n".join(parts)


def exchange_page() -> str:
    from tolok.core.catalogue import json_schema

    schema = json_schema()
    parts = [
        "# Bentuk pertukaran",
        f"Skema JSON: `src/tolok/core/catalogue/skema.json` (versi 1). {schema['description']}",
    ]
    for title, part in [("Keputusan", schema), *((n.capitalize(), d) for n, d in schema["$defs"].items())]:
        keys = "\n".join(f"- `{key}`" for key in part["properties"])
        parts.append(f"## {title}\n\n{keys}")
    return "\n\n".join(parts)


PAGES: dict[str, Callable[[], str]] = {
    "aturan.md": rules_page,
    "register.md": registers_page,
    "peraturan.md": regulations_page,
    "perintah.md": commands_page,
    "bentuk-pertukaran.md": exchange_page,
}

if __name__ == "__main__":
    import os

    os.environ["COLUMNS"] = "100"
    sys.exit(main())
