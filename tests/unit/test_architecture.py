"""What import contracts cannot say: apps meet through queries and actions; light verbs never load Django."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from tolok.cli.main import VERBS

SOURCE = Path(__file__).resolve().parents[2] / "src" / "tolok"
APPS = sorted(path.name for path in (SOURCE / "web" / "apps").iterdir() if (path / "__init__.py").exists())
WEB_VERBS = {"serve", "demo", "manage", "backup", "restore"}


def imported_modules(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


@pytest.mark.parametrize("app", APPS)
def test_app_reaches_other_apps_through_queries_and_actions_only(app: str) -> None:
    offences = []
    for path in (SOURCE / "web" / "apps" / app).glob("*.py"):
        for module in imported_modules(path):
            parts = module.split(".")
            if parts[:3] == ["tolok", "web", "apps"] and len(parts) > 4 and parts[3] != app:
                allowed = {"actions", "fields"} | ({"models"} if parts[3] in ("accounts", "offices") else set())
                is_query = parts[4] == "queries" or parts[4].endswith("_queries")  # queries for one kind of reader
                if not is_query and parts[4] not in allowed:
                    offences.append(f"{path.name} imports {module}")
    assert offences == []


@pytest.mark.parametrize("verb", sorted(set(VERBS) - WEB_VERBS))
def test_light_verb_never_loads_django(verb: str) -> None:
    code = (
        f"import sys; sys.argv = ['tolok']\nfrom tolok.cli.main import run_verb\n"
        f"try: run_verb({verb!r}, ['--help'])\nexcept SystemExit: pass\n"
        "sys.exit(3 if 'django' in sys.modules else 0)"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True).returncode == 0


def test_help_loads_neither_django_nor_heavy_libraries() -> None:
    code = (
        "import sys\nfrom tolok.cli import main\nmain(['--help'])\n"
        "heavy = {'django', 'ibis', 'duckdb', 'pandas', 'numpy', 'typst', 'argparse'} & set(sys.modules)\n"
        "sys.exit(str(heavy) if heavy else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_unknown_verb_is_told_in_indonesian_with_exit_2(capsys: pytest.CaptureFixture[str]) -> None:
    from tolok.cli.main import main

    assert main(["terbang"]) == 2
    assert "«terbang» tidak dikenal" in capsys.readouterr().err
