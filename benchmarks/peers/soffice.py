"""LibreOffice as a referee: a workbook recalculated on load, one of its sheets written as CSV.

Without the settings below it shows the numbers that a file was saved with, and a bench would measure nothing; so what
it wrote is to be held against a known value.
"""

from __future__ import annotations

import csv
import shutil
import subprocess
import time
from pathlib import Path

_ALWAYS = "0"
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>{always}</value></prop>
<prop oor:name="ODFRecalcMode" oor:op="fuse"><value>{always}</value></prop>
</item></oor:items>
"""
# comma, quotes, UTF-8, from line 1, numbers in full and not as shown, then which sheet
_CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,{sheet}"


class Soffice:
    """LibreOffice without a window, with a profile of its own in `folder`, so that no other one answers."""

    def __init__(self, folder: Path) -> None:
        """Raises FileNotFoundError where soffice is not installed."""
        found = shutil.which("soffice") or shutil.which("libreoffice")
        if found is None:
            raise FileNotFoundError("soffice")
        self._program, self._folder = found, folder
        self._profile = folder / "profile"
        (self._profile / "user").mkdir(parents=True)
        settings = self._profile / "user" / "registrymodifications.xcu"
        settings.write_text(_SETTINGS.format(always=_ALWAYS), encoding="utf-8")

    def recalculated(self, workbook: Path, sheet: str, number: int) -> tuple[float, list[list[str]]]:
        """Seconds from the start of the process to its end, and the rows of sheet `number`, called `sheet`.

        Raises CalledProcessError where soffice fails, FileNotFoundError where it wrote nothing.
        """
        target = self._folder / f"{workbook.stem}-{sheet}.csv"
        target.unlink(missing_ok=True)
        command = [self._program, f"-env:UserInstallation={self._profile.as_uri()}", "--headless", "--norestore"]
        command += ["--convert-to", _CSV.format(sheet=number), "--outdir", str(self._folder), str(workbook)]
        started = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        seconds = time.perf_counter() - started
        with target.open(encoding="utf-8", newline="") as file:
            return seconds, list(csv.reader(file))
