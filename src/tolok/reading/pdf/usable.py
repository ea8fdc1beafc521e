"""Whether the text of a page can be trusted, or the page must be looked at as a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tolok.reading.pdf.ink import Ink, Letter

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

_COVERING = 0.6  # of the page: a picture this large is the page itself, or its background
_SHOWING = 0.08  # of the page: a picture this large on a page without text may hold some
_DRAWN = 200  # strokes on a page without text: letters drawn as outlines
_FEW = 40  # letters: a page number, a stamp in type
_LEAST_INNER = 150  # letters on a covered page away from its edges, where a signing service prints its line
_EDGE = 0.14  # of the height
_UNKNOWN = 0.15  # of the letters: without meaning from here on
_LEAST_WORDS = 0.55  # of the letters are letters or digits in any text
_VOWELS = (0.24, 0.66)  # of the letters, in any Indonesian text
_LONG = 200  # letters: enough to count vowels


def needs_eyes(ink: Ink, page: PdfPage) -> bool:
    """Whether `page` is a scan, or its text has no meaning, so that it must be read as a picture."""
    printed = [letter for letter in ink.letters if letter.text.strip()]
    share = ink.picture_share()
    if len(printed) < _FEW:
        return share >= _SHOWING or len(ink.strokes) >= _DRAWN
    if share >= _COVERING and (_inner(printed, ink.height) < _LEAST_INNER or _is_hidden(page)):
        return True
    return is_garbage([letter.text for letter in printed])


def is_garbage(texts: list[str]) -> bool:
    """Whether the letters say nothing: glyphs without names, or named wrongly by a font that was cut down."""
    unknown = sum(text.startswith("(cid:") or text == "\ufffd" or _is_private(text) for text in texts)
    if unknown > _UNKNOWN * len(texts):
        return True
    letters = [text[0].lower() for text in texts if text[0].isalpha()]
    if len(letters) + sum(text[0].isdigit() for text in texts) < _LEAST_WORDS * len(texts):
        return sum(text in "._-–—=:" for text in texts) < (1 - _LEAST_WORDS) * len(texts)  # blanks to fill in
    vowels = sum(letter in "aiueo" for letter in letters)
    return len(letters) >= _LONG and not _VOWELS[0] <= vowels / len(letters) <= _VOWELS[1]


def _is_private(text: str) -> bool:
    return "\ue000" <= text[0] <= "\uf8ff" or text < " "


def _inner(letters: list[Letter], height: float) -> int:
    return sum(_EDGE * height < letter.base < (1 - _EDGE) * height for letter in letters)


def _is_hidden(page: PdfPage) -> bool:
    """Whether most text is invisible: laid under a scan by the machine that recognised it, seldom well."""
    from pypdfium2 import raw

    modes: list[int] = [
        raw.FPDFTextObj_GetTextRenderMode(one.raw) for one in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT])
    ]
    return 2 * modes.count(raw.FPDF_TEXTRENDERMODE_INVISIBLE) > len(modes)
