"""Holds identifiers in `src` to GLOSSARY.md.

Fails for a forbidden twin (`kpi` for Iku), and for an Indonesian word in an identifier that the glossary does not
have. A word counts as Indonesian when it stands in our Indonesian texts (sample decrees, rule pages, templates) and
in none of our English ones (docstrings, comments, decisions), so no list of English words has to be kept.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "tolok"
PART = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+")
WORD = re.compile(r"[a-z]{3,}")


def main() -> int:
    known, forbidden = read_glossary()
    indonesian = words_of(SOURCE.glob("sample/keputusan/*.txt")) | words_of(SOURCE.glob("core/lint/rules/**/*.md"))
    indonesian |= words_of(SOURCE.glob("web/**/*.html"))
    english = english_words()
    problems = []
    for path in sorted(SOURCE.glob("**/*.py")):
        for name, line in identifiers(path):
            for part in {part.lower() for part in PART.findall(name)}:
                if part in forbidden:
                    problems.append(
                        f"{path.relative_to(ROOT)}:{line}: {name}: «{part}» is forbidden, use {forbidden[part]}"
                    )
                elif len(part) > 3 and part in indonesian and part not in english and part not in known:
                    problems.append(f"{path.relative_to(ROOT)}:{line}: {name}: «{part}» is not in GLOSSARY.md")
    print("\n".join(sorted(set(problems))) or f"glossary: {len(known)} words, identifiers held to it")
    return 1 if problems else 0


def read_glossary() -> tuple[set[str], dict[str, str]]:
    """The words that identifiers may use, and the forbidden twins with what to use instead."""
    known: set[str] = set()
    forbidden: dict[str, str] = {}
    for line in (ROOT / "GLOSSARY.md").read_text("utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if not line.startswith("|") or len(cells) < 4 or cells[0] in ("word", "---"):
            continue
        known |= {part.lower() for part in PART.findall(cells[0])}
        for twin in re.findall(r"`(\w+)`", cells[3]):
            forbidden[twin.lower()] = cells[0]
    return known, forbidden


def words_of(paths: Iterator[Path]) -> set[str]:
    return {
        word
        for path in paths
        for word in WORD.findall(re.sub(r"<[^>]*>|\{[%{].*?[%}]\}", " ", path.read_text("utf-8")).lower())
    }


def english_words() -> set[str]:
    words = words_of(iter([*ROOT.glob("*.md"), *ROOT.glob("docs/adr/*.md")])) - read_glossary()[0]
    for path in [*SOURCE.glob("**/*.py"), *ROOT.glob("t*/**/*.py")]:
        text = path.read_text("utf-8")
        words |= {word for line in re.findall(r"(?m)# (.*)$", text) for word in WORD.findall(quoted_out(line))}
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef):
                words |= set(WORD.findall(quoted_out(ast.get_docstring(node) or "")))
    return words


def quoted_out(text: str) -> str:
    """English running text without what it quotes or puts in brackets, which may be Indonesian."""
    return re.sub(r"[`«*\"(][^`»*\")]*[`»*\")]", " ", text.lower())


def identifiers(path: Path) -> Iterator[tuple[str, int]]:
    """Names that a file defines: functions, classes, arguments, assigned variables and attributes."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name, node.lineno
        elif isinstance(node, ast.arg):
            yield node.arg, node.lineno
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id, node.lineno
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            yield node.attr, node.lineno


if __name__ == "__main__":
    sys.exit(main())
