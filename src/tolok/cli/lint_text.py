"""Findings as text for a terminal: by file and jabatan, what was set aside below, the count last."""

from __future__ import annotations

import shutil
import textwrap
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from tolok.core.catalogue import Keputusan
from tolok.core.lint import Finding, MendedDecree
from tolok.core.lint.finding import LEVEL_WORDS
from tolok.core.lint.forms import Examined
from tolok.core.lint.mend import place_at
from tolok.core.lint.set_aside import SetAside, fingerprints

_WIDEST = 110


def findings_text(examined: Sequence[Examined], *, with_marks: bool) -> Iterator[str]:
    """The lines of a whole report; `with_marks`: each finding with its fingerprint."""
    for one in examined:
        yield one.name
        if not one.found.active:
            yield "  tidak ada temuan" + (" selain yang dikesampingkan" if one.found.set_aside else "")
        marks = fingerprints(one.keputusan, one.found.active) if with_marks else [""] * len(one.found.active)
        pairs = zip(one.found.active, marks, strict=True)
        for jabatan, group in groupby(pairs, key=lambda pair: pair[0].location.jabatan):
            yield f"\n  {jabatan or 'Keputusan'}"
            for finding, mark in group:
                yield from _entry(finding, mark)
        if one.found.set_aside:
            yield "\n  Dikesampingkan"
            for finding, aside in one.found.set_aside:
                yield from _aside(finding, aside)
        yield ""
    yield from _summary(examined)


def mends_text(keputusan: Keputusan, mended: MendedDecree) -> Iterator[str]:
    """Each mend with its words before and after, then those refused."""
    for code, mend in mended.applied:
        yield from _wrapped("  ", f"{place_at(keputusan, mend.path)} ({code})")
        yield from _wrapped("    - ", mend.before or "(kosong)")
        yield from _wrapped("    + ", mend.after)
    for code, refused in mended.refused:
        yield from _wrapped("  ", f"tidak diperbaiki: {refused.why} ({code})")
    yield f"{len(mended.applied)} perbaikan pasti"


def _summary(examined: Sequence[Examined]) -> Iterator[str]:
    active = [finding for one in examined for finding in one.found.active]
    counts = Counter(finding.severity for finding in active)
    aside = sum(len(one.found.set_aside) for one in examined)
    besides = f" ({aside} dikesampingkan)" if aside else ""
    levels = ", ".join(f"{counts[severity]} {word}" for severity, word in LEVEL_WORDS.items())
    yield f"{levels} dalam {len(examined)} berkas{besides}"
    if certain := sum(bool(finding.mends) for finding in active):
        yield f"{certain} temuan dapat diperbaiki dengan pasti: tolok lint --fix BERKAS -o HASIL"
    if active:
        yield f"Penjelasan sebuah kode: tolok explain {active[0].code}"


def _entry(finding: Finding, mark: str) -> list[str]:
    label = f"    {LEVEL_WORDS[finding.severity]:<10}  "
    at = finding.location
    place = f" [hal. {at.page}]" if at.page else f" [brs. {at.line}]" if at.line else ""
    return _wrapped(label, f"{finding.message}{place}{f' [jejak {mark}]' if mark else ''}")


def _aside(finding: Finding, aside: SetAside) -> list[str]:
    return _wrapped(
        f"    {LEVEL_WORDS[finding.severity]:<10}  ",
        f"{finding.location} ({finding.code}): {aside.reason} ({aside.by}, {aside.on})",
    )


def _wrapped(prefix: str, text: str) -> list[str]:
    width = min(_WIDEST, shutil.get_terminal_size((_WIDEST, 24)).columns)
    lines = textwrap.wrap(text, width=width, initial_indent=prefix, subsequent_indent=" " * len(prefix))
    return lines or [prefix.rstrip()]
