"""Writes the two files of a new lint rule: nothing else is to be edited, the registry walks the folder."""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

RULES = Path(__file__).resolve().parents[1] / "src" / "tolok" / "core" / "lint" / "rules"

RULE = '''"""Say in one line what is wrong."""

from __future__ import annotations

from collections.abc import Iterator

from tolok.core.lint.context import Context
from tolok.core.lint.finding import Severity
from tolok.core.lint.rule import Hit, Rule

_TEMPLATE = "«{{indikator}}» ..., sehingga ...; ..."


def check(context: Context) -> Iterator[Hit]:
    for row in context.rows:
        if not row.baris.indikator:
            yield Hit(row.at("indikator"), _TEMPLATE, {{"indikator": row.baris.indikator}}, row.baris.indikator)


RULE = Rule("{code}", "{name}", "{title}", Severity.WARNING, check, status="preview")
'''

PAGE = """# {code}: {title}

## Apa yang diperiksa

## Mengapa

## Contoh salah

```yaml
baris:
  - indikator: Jumlah contoh
temuan:
  - {{kode: {code}, baris: 1}}
```

## Contoh benar

```yaml
baris:
  - indikator: Jumlah contoh
temuan: []
```

## Cara memperbaiki

## Dasar hukum

Tidak ada pasal khusus.
"""


def problem_of(group: str, code: str, name: str) -> str | None:
    """Why a rule cannot be made so, or None."""
    groups = sorted(p.name for p in RULES.iterdir() if (p / "__init__.py").is_file())
    if group not in groups:
        return f"expected a group of {', '.join(groups)}, got: {group!r}"
    if not re.fullmatch(r"[A-Z]{3}\d{3}", code):
        return f"expected a code of three capitals and three digits, got: {code!r}"
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name):
        return f"expected a name of small letters and hyphens, got: {name!r}"
    taken = [p.name for p in RULES.rglob("*.py") if p.name.startswith(f"{code}_")]
    taken += [p.name for p in RULES.rglob("*.py") if p.stem.partition("_")[2] == name.replace("-", "_")]
    prefixes = {p.name[:3] for p in (RULES / group).glob("[A-Z][A-Z][A-Z][0-9]*.py")}
    if taken:
        return f"expected a code and a name that are free, got those of: {', '.join(taken)}"
    if prefixes and code[:3] not in prefixes:
        return f"expected a code of the group, {', '.join(sorted(prefixes))}, got: {code!r}"
    return None


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    for option in ("--group", "--code", "--name"):
        parser.add_argument(option, required=True)
    args = parser.parse_args(argv)
    if problem := problem_of(args.group, args.code, args.name):
        print(f"new_rule: {problem}", file=sys.stderr)
        return 2
    stem = f"{args.code}_{args.name.replace('-', '_')}"
    values = {"code": args.code, "name": args.name, "title": "Judul aturan"}
    for ending, template in ((".py", RULE), (".md", PAGE)):
        path = RULES / args.group / f"{stem}{ending}"
        path.write_text(template.format(**values), encoding="utf-8")
        print(path.relative_to(RULES.parents[4]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
