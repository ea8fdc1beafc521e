"""Writes the two files of a new lint rule and notes its code as given; the registry walks the folder."""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

RULES = Path(__file__).resolve().parents[1] / "src" / "tolok" / "core" / "lint" / "rules"

CODE_LINE = re.compile(r"[A-Z]{3}\d{3}: ")

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

OFFICE_RULE = '''"""Say in one line what is wrong."""

from __future__ import annotations

from collections.abc import Iterator

from tolok.core.lint.finding import Severity
from tolok.core.lint.office import Office
from tolok.core.lint.rule import Hit, OfficeRule

_TEMPLATE = "«{{indikator}}» ..., sehingga ...; ..."


def check(office: Office) -> Iterator[tuple[str, Hit]]:
    for decree in office.decrees:
        for row in decree.iku:
            if not row.baris.indikator:
                values = {{"indikator": row.baris.indikator}}
                yield decree.name, Hit(row.at("indikator"), _TEMPLATE, values, row.baris.indikator)


RULE = OfficeRule("{code}", "{name}", "{title}", Severity.WARNING, check, status="preview")
'''
OFFICE_GROUP = "kantor"

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
    given = {line[:6]: line for line in _codes().read_text("utf-8").splitlines() if CODE_LINE.match(line)}
    if code in given or any(f"{{name: {name}," in f"{line[8:-1]}," for line in given.values()):
        return f"expected a code and a name never given before (codes.yaml), got: {code} {name}"
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
    rule = OFFICE_RULE if args.group == OFFICE_GROUP else RULE
    for ending, template in ((".py", rule), (".md", PAGE)):
        path = RULES / args.group / f"{stem}{ending}"
        path.write_text(template.format(**values), encoding="utf-8")
        print(path.relative_to(RULES.parents[4]))
    note_code(args.code, args.name)
    return 0


def note_code(code: str, name: str) -> None:
    """Adds the line of a code to those given, which stay in order."""
    head, *lines = _codes().read_text("utf-8").splitlines()
    lines = sorted((*lines, f"{code}: {{name: {name}}}"))
    _codes().write_text("\n".join((head, *lines, "")), encoding="utf-8")


def _codes() -> Path:
    return RULES.parent / "codes.yaml"


if __name__ == "__main__":
    sys.exit(main())
