"""Physical rows -> drafts of logical rows: joins what a page break or a stacked fraction put on several rows."""

from __future__ import annotations

import re
from itertools import pairwise

from tolok.core.formula.plain import plain_text
from tolok.core.kernel.text import squeeze, words
from tolok.reading.layout import Place
from tolok.reading.origin import words_for
from tolok.reading.tables.align import Aligned, align, is_number
from tolok.reading.tables.columns import Columns
from tolok.reading.tables.continuation import OVERLAP, PAGE_BREAK, carries_on, is_tail, joined
from tolok.reading.tables.draft import Draft
from tolok.reading.tables.parts import Part
from tolok.reading.wording.markers import plain, strip_mark
from tolok.reading.wording.multiplier import is_multiplier, is_rule, split_head, without_rule
from tolok.reading.wording.words import CAPTION_STARTS, INDIKATOR_STARTS

CARRIED = "sasaran diturunkan dari baris di atasnya (sel membentang)"
STACKED = "pecahan disatukan dari baris tabel yang bertumpuk"
ABOVE = "sasaran diambil dari baris di atas tabel"
LONE = "sasaran tercetak pada baris tersendiri di atas indikatornya"
WRAPPED = "baris teks di bawah baris tabel digabung ke sel terakhir"
SPREAD = "penanggung jawab diturunkan dari baris di atasnya (sel membentang)"
STRAY = "pengali «{}» diambil dari sel {}"
CUT = "sasaran yang tercetak di beberapa baris disatukan (sel membentang)"
CAPTION = "baris tabel ({}) hanya judul di dalam tabel: «{}»; tidak dibaca sebagai indikator"
_LEAST_GROUPS = 2
_DIVIDED = re.compile(r"\\frac|\bdibagi\b|\s/\s|\s:\s|÷", re.I)
_LISTED = re.compile(r"^\s*(<[a-z]|[a-z][.)]\s|\d{1,2}[.)]\s|[-•]\s)", re.I)
_QUANTITY = re.compile(r"^\W*(jumlah|total|seluruh|target|realisasi|banyaknya|volume|nilai|\d)", re.I)
_PERCENT = re.compile(r"^\W*(persen|prosen|presen|%|rasio|cakupan|tingkat|proporsi|rata)", re.I)


def read_rows(parts: list[Part], notes: list[str]) -> list[Draft]:
    """The rows of one jabatan, in order; what was left out is told in `notes`.

    `parts` after the first stand below a break in the paper.
    """
    drafts: list[Draft] = []
    for part in parts:
        previous: Aligned | None = None
        fresh = True
        for row in part.rows:
            laid = align(row, part.columns, previous)
            if laid.is_blank:
                fresh = True
                continue
            _add(drafts, laid, part, after_break=fresh and bool(drafts))
            previous, fresh = laid, False
    drafts = _with_lone_sasaran(_with_captions(drafts), notes)
    _join_cut_sasaran(drafts)
    _carry_sasaran(drafts)
    _carry_penanggung_jawab(drafts)
    return drafts


def _add(drafts: list[Draft], laid: Aligned, part: Part, *, after_break: bool) -> None:
    draft = _draft(laid, part)
    last = drafts[-1] if drafts else None
    if (
        last is None
        or last.above != draft.above
        or (last.columns.roles != draft.columns.roles and not _alike(last, draft))
    ):
        drafts.append(draft)
    elif _only_formula(draft) and _stacks(last, draft, after_break):
        _stack(last, draft)
    elif carries_on(last, draft, after_break):
        _join(last, draft, after_break)
    else:
        drafts.append(draft)


def _alike(last: Draft, draft: Draft) -> bool:
    return {r for r in last.columns.roles if r} == {r for r in draft.columns.roles if r}


def _draft(laid: Aligned, part: Part) -> Draft:
    draft = Draft(part.columns, laid.line, list(laid.cells), multiplier=laid.multiplier, above=part.sasaran[0])
    for column, key in draft.filled():
        draft.places[key] = laid.place_of(column)
        for repair in laid.mended:
            draft.note(key, repair)
    if laid.is_wrapped and draft.roles():
        draft.note(draft.roles()[-1], WRAPPED)
    if draft.above:
        draft.places["sasaran"] = part.sasaran[1] or Place(laid.line)
        draft.note("sasaran", ABOVE)
    for role in ("sumber_data", "penanggung_jawab", "satuan"):
        stray, rest = split_head(draft.get(role))
        if stray and not draft.multiplier and draft.columns.has("formula"):
            draft.set(role, rest)
            draft.multiplier = stray
            for mended in (role, "formula"):
                draft.note(mended, STRAY.format(plain_text(stray).teks, role.replace("_", " ")))
    return draft


def _only_formula(draft: Draft) -> bool:
    return draft.roles() in (["formula"], []) and (bool(draft.get("formula")) or bool(draft.multiplier))


def _stacks(last: Draft, draft: Draft, after_break: bool) -> bool:
    """Whether `draft`, a row with a formula cell alone, is the lower half of the fraction begun in `last`."""
    above, below = last.get("formula"), draft.get("formula")
    if last.stacked and not last.multiplier and is_multiplier(below or draft.multiplier):
        return True  # the multiplier stands below the denominator
    if not above or last.stacked or (_DIVIDED.search(above) and not last.formulas):
        return False
    if is_rule(below) or is_multiplier(below) or last.formulas:
        return True
    if last.multiplier or draft.multiplier or without_rule(above)[1] is not None:
        return not _LISTED.match(below)
    if after_break or _LISTED.match(below):
        return False
    return bool(
        _QUANTITY.match(plain(below)) and _QUANTITY.match(plain(above)) and _PERCENT.match(plain(last.get("indikator")))
    )


def _stack(last: Draft, draft: Draft) -> None:
    """Numerator above, then a bar and the multiplier in cells or rows of their own, the denominator below."""
    below = plain(draft.get("formula"))
    last.multiplier = last.multiplier or draft.multiplier
    if not last.formulas:
        numerator, beside = without_rule(plain(last.get("formula")))
        last.formulas, last.multiplier = [numerator], last.multiplier or beside or ""
    if is_multiplier(below):
        last.multiplier = last.multiplier or below.lstrip(" _-–—")
    elif below and not is_rule(below):
        last.formulas.append(below)
        last.stacked = True
        last.set("formula", " ".join(last.formulas))
        last.places["formula"] = last.place("formula").joined(draft.place("formula"))
        last.note("formula", STACKED)


def _moved(draft: Draft, columns: Columns) -> Draft:
    """`draft` under other columns of the same roles (a repeated heading may have lost a gap)."""
    moved = Draft(columns, draft.line, [""] * len(columns), multiplier=draft.multiplier)
    for column, key in draft.filled():
        if key in columns.keys:
            moved.cells[columns.keys.index(key)] = draft.cells[column]
            moved.places[key] = draft.place(key)
    return moved


def _join(last: Draft, draft: Draft, after_break: bool) -> None:
    if _alike(last, draft) and last.columns.roles != draft.columns.roles:
        draft = _moved(draft, last.columns)
    for place, cell in enumerate(draft.cells):
        if not cell:
            continue
        text, repeated = joined(last.cells[place], cell)
        last.cells[place] = text
        if (key := last.columns.keys[place]) is not None:
            last.places[key] = last.places[key].joined(draft.place(key)) if key in last.places else draft.place(key)
            last.note(key, PAGE_BREAK if after_break else "baris lanjutan di bawahnya digabung")
            if repeated:
                last.note(key, OVERLAP.format(repeated))
    last.multiplier = last.multiplier or draft.multiplier


def _with_captions(drafts: list[Draft]) -> list[Draft]:
    """In a table without a sasaran column, a row with nothing but a name heads the rows below as their sasaran."""
    kept: list[Draft] = []
    caption: Draft | None = None
    for place, draft in enumerate(drafts):
        following = drafts[place + 1] if place + 1 < len(drafts) else None
        if following is not None and _is_caption(draft) and set(following.roles()) > {"nomor", "indikator"}:
            caption = draft
            continue
        if caption is not None and not draft.above and not draft.columns.has("sasaran"):
            draft.above = caption.get("indikator")
            draft.places["sasaran"] = caption.place("indikator")
            draft.note("sasaran", LONE)
        kept.append(draft)
    return kept


def _is_caption(draft: Draft) -> bool:
    if draft.columns.has("sasaran") or not set(draft.roles()) <= {"nomor", "indikator"}:
        return False
    return next(iter(words(strip_mark(plain(draft.get("indikator"))))), "") not in ("", *INDIKATOR_STARTS)


def _with_lone_sasaran(drafts: list[Draft], notes: list[str]) -> list[Draft]:
    """A sasaran printed on a row of its own heads the rows below it; it is no row itself."""
    kept: list[Draft] = []
    for place, draft in enumerate(drafts):
        following = drafts[place + 1] if place + 1 < len(drafts) else None
        lone = draft.get("sasaran") and set(draft.roles()) <= {"nomor", "sasaran"}
        opens = next(iter(words(strip_mark(plain(draft.get("sasaran"))))), "")
        if lone and opens in CAPTION_STARTS and following is not None and following.get("sasaran"):
            notes.append(CAPTION.format(words_for(draft.at), plain(draft.get("sasaran"))))
        elif lone and following is not None and not following.get("sasaran") and following.get("indikator"):
            following.set("sasaran", draft.get("sasaran"))
            following.places["sasaran"] = draft.place("sasaran")
            following.note("sasaran", LONE)
            if draft.get("nomor") and not following.get("nomor"):
                following.set("nomor", draft.get("nomor"))
                following.places["nomor"] = draft.place("nomor")
        else:
            kept.append(draft)
    return kept


def _join_cut_sasaran(drafts: list[Draft]) -> None:
    """A sasaran that spans rows may be printed over them: what begins in small letters goes on the one above."""
    head: Draft | None = None
    for draft in drafts:
        text = plain(draft.get("sasaran"))
        if head is not None and is_tail(text) and draft.get("indikator") and _same_jabatan(head, draft):
            head.set("sasaran", joined(head.get("sasaran"), draft.get("sasaran"))[0])
            head.places["sasaran"] = head.place("sasaran").joined(draft.place("sasaran"))
            head.note("sasaran", CUT)
            draft.set("sasaran", "")
        elif text:
            head = draft if text[:1].isupper() and draft.columns.has("sasaran") else None


def _same_jabatan(above: Draft, draft: Draft) -> bool:
    return draft.get("jabatan") in ("", above.get("jabatan"))


def _carry_sasaran(drafts: list[Draft]) -> None:
    for above, draft in pairwise(drafts):
        if draft.columns.has("jabatan") and not draft.get("jabatan"):
            draft.set("jabatan", above.get("jabatan"))
        elif draft.get("jabatan") != above.get("jabatan"):
            continue
        if not squeeze(draft.get("sasaran")) and above.get("sasaran") and draft.get("indikator"):
            draft.set("sasaran", above.get("sasaran"))
            draft.places["sasaran"] = above.place("sasaran")
            draft.note("sasaran", CARRIED)


def _carry_penanggung_jawab(drafts: list[Draft]) -> None:
    """Writes out a penanggung jawab that spans the rows of its sasaran, where the whole table shows that it does.

    A blank cell may also mean that nobody answers, so the evidence must be plain: every row with a printed sasaran
    names one, no row under a spanning sasaran does, and this holds for two sasaran at least.
    """
    carried = [CARRIED in draft.mended.get("sasaran", ()) for draft in drafts]
    groups = sum(below and not above for above, below in pairwise(carried))
    if groups < _LEAST_GROUPS or any(
        bool(draft.get("penanggung_jawab")) == below for draft, below in zip(drafts, carried, strict=True)
    ):
        return
    for (above, draft), below in zip(pairwise(drafts), carried[1:], strict=True):
        if below and draft.columns.has("penanggung_jawab"):
            draft.set("penanggung_jawab", above.get("penanggung_jawab"))
            draft.places["penanggung_jawab"] = above.place("penanggung_jawab")
            draft.note("penanggung_jawab", SPREAD)


def is_section_row(draft: Draft) -> bool:
    """Whether the row holds no indikator, sasaran or formula: a caption or total inside the table."""
    cells = [cell for role, cell in zip(draft.columns.roles, draft.cells, strict=True) if role != "nomor" and cell]
    return not any(draft.get(role) for role in ("indikator", "formula")) and (
        not cells
        or all(is_number(cell) for cell in cells)
        or not draft.get("sasaran")
        or not words(draft.get("sasaran"))
    )
