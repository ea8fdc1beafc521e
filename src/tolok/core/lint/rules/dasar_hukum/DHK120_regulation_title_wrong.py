"""The title written behind a regulation's number is not its own."""

from __future__ import annotations

from collections.abc import Iterator

from tolok.core.lint.context import Context, Passage
from tolok.core.lint.finding import Severity
from tolok.core.lint.rule import Hit, Rule
from tolok.core.lint.wording.legal_basis import note_of, outer, slip_of
from tolok.core.regulation import Certainty, Citation, Likeness, likeness_to

_OTHER = "«{sitasi}» ditulis tentang «{judul}», padahal tentang «{benar}»; periksa nomor atau judulnya{catatan}"
_NEAR = "judul «{sitasi}» ditulis «{judul}», resminya «{benar}»; salin judul resminya{catatan}"


def check(context: Context) -> Iterator[Hit]:
    for passage, citations in context.cited:
        for citation in outer(citations):
            if not slip_of(citation) and (hit := _wrong(passage, citation)):
                yield hit
                break  # one finding an item


def _wrong(passage: Passage, citation: Citation) -> Hit | None:
    known = citation.regulation
    if known is None or not citation.judul or known.kepastian is Certainty.UNSURE:
        return None
    found = likeness_to(citation.judul, known)
    if found is Likeness.SAME:
        return None
    values = {
        "sitasi": citation.words,
        "judul": citation.judul,
        "benar": known.judul,
        "catatan": note_of(known.kepastian),
    }
    is_other = found is Likeness.OTHER
    severity = Severity.WARNING if is_other else None
    return Hit(passage.location, _OTHER if is_other else _NEAR, values, passage.text, severity)


RULE = Rule("DHK120", "regulation-title-wrong", "Judul peraturan keliru", Severity.INFO, check, basis=("uu-12-2011",))
