"""The number of the state gazette behind a regulation is not its own."""

from __future__ import annotations

from collections.abc import Iterator

from tolok.core.lint.context import Context, Passage
from tolok.core.lint.finding import Severity
from tolok.core.lint.rule import Hit, Rule
from tolok.core.lint.wording.legal_basis import in_item, is_as_titled, note_of, outer
from tolok.core.regulation import Citation, Gazette, GazetteNumber, Regulation

_TEMPLATE = "{tertulis} untuk «{sitasi}», padahal {benar}, sehingga menunjuk peraturan lain; ganti nomornya{catatan}"


def check(context: Context) -> Iterator[Hit]:
    for passage, citations in context.cited:
        for citation in outer(citations):
            if is_as_titled(citation) and (hit := _wrong(passage, citation)):
                yield hit
                break  # one finding an item


def _wrong(passage: Passage, citation: Citation) -> Hit | None:
    known = citation.regulation
    if known is None:
        return None
    pairs = [(one, right) for one in citation.wording.gazettes if (right := _official(one, known))]
    wrong = [(one, right) for one, right in pairs if not _agrees(one, right)]
    if not wrong:
        return None
    mend = None
    if known.kepastian_ln.is_checked:
        mend = in_item(passage, *(change for one, right in wrong for change in _changes(one, right)))
    values = {
        "sitasi": citation.words,
        "tertulis": " dan ".join(_shown(one.seri, one.tahun, one.nomor) for one, _ in wrong),
        "benar": " dan ".join(_shown(one.seri, right.tahun or None, right.nomor) for one, right in wrong),
        "catatan": note_of(known.kepastian_ln),
    }
    return Hit(passage.location, _TEMPLATE, values, passage.text, mends=(mend,) if mend else ())


def _official(written: GazetteNumber, known: Regulation) -> Gazette | None:
    """The official number of that series; the year of a Tambahan is 0, since it is not written."""
    if written.seri == "TLN":
        return Gazette(0, known.tln) if known.tln else None
    return known.ln if written.seri == "LN" else known.bn


def _agrees(written: GazetteNumber, right: Gazette) -> bool:
    return written.nomor == right.nomor and (not right.tahun or written.tahun in (None, right.tahun))


def _changes(written: GazetteNumber, right: Gazette) -> Iterator[tuple[int, int, str]]:
    yield written.start, written.end, str(right.nomor)
    if written.year_at is not None and right.tahun:
        yield written.year_at, written.year_at + 4, str(right.tahun)


def _shown(seri: str, tahun: int | None, nomor: int) -> str:
    return f"{seri} {tahun} No. {nomor}" if tahun and seri != "TLN" else f"{seri} {nomor}"


RULE = Rule(
    "DHK040", "gazette-number-wrong", "Nomor Lembaran Negara keliru", Severity.WARNING, check, basis=("uu-12-2011",)
)
