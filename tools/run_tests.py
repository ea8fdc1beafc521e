"""Runs all tests: the measured accuracy with its tables, the rest on SQLite with every core, the web on PostgreSQL.

With arguments, only pytest with these. The closing lines of pytest are the result.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SQLITE_ALONE = ("tests/web/test_commands.py", "tests/web/terms/test_verify.py")
"""Web tests that start programs with a folder of their own, on SQLite whatever the database of the tests is."""


def main() -> int:
    pytest = [sys.executable, "-m", "pytest"]
    if sys.argv[1:]:
        return subprocess.call([*pytest, *sys.argv[1:]], cwd=ROOT)
    every_core = ["-n", str(os.cpu_count() or 2), "--dist", "worksteal"]
    for arguments in (["tests/golden", "-s"], [*every_core, "--durations=8", "--ignore=tests/golden"]):
        if failed := subprocess.call([*pytest, *arguments], cwd=ROOT):
            return failed
    with throwaway_postgresql() as url:
        site = {**os.environ, "TOLOK_DATABASE_URL": url}
        web = ["tests/web", *(f"--ignore={path}" for path in SQLITE_ALONE)]
        return subprocess.call([*pytest, *every_core, *web], cwd=ROOT, env=site)


@contextlib.contextmanager
def throwaway_postgresql(*, is_durable: bool = False) -> Iterator[str]:
    """A PostgreSQL server in a temporary folder, reachable by its socket only; gone afterwards.

    Tests need nothing to be on disk when it is said so; a benchmark does (`is_durable`).
    """
    initdb = shutil.which("initdb") or str(max(Path("/usr/lib/postgresql").glob("*/bin/initdb")))
    bin_dir = Path(initdb).parent
    with tempfile.TemporaryDirectory() as folder:
        as_user: list[str] = []
        if os.getuid() == 0:  # the server refuses to run as root
            shutil.chown(folder, "postgres")
            as_user = ["runuser", "-u", "postgres", "--"]
        data, log = f"{folder}/data", f"{folder}/log"
        initialise = [f"{bin_dir}/initdb", "-D", data, "-A", "trust", "-U", "tolok", "-E", "UTF8", "--no-sync"]
        subprocess.run([*as_user, *initialise, "--locale=C.UTF-8"], check=True, stdout=subprocess.DEVNULL, cwd=folder)
        options = f"-c listen_addresses='' -k {folder}"
        if not is_durable:
            options += " -c fsync=off -c full_page_writes=off -c synchronous_commit=off"
        control = [*as_user, f"{bin_dir}/pg_ctl", "-D", data, "-w", "-s"]
        subprocess.run([*control, "-l", log, "-o", options, "start"], check=True, cwd=folder)
        try:
            yield f"postgresql://tolok@/postgres?host={folder}"
        finally:
            subprocess.run([*control, "-m", "immediate", "stop"], check=False, cwd=folder)


if __name__ == "__main__":
    sys.exit(main())
