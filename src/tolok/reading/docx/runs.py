"""The words of one paragraph as printed lines: fields, tracked changes, hidden text, signs, equations, text boxes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from tolok.core.kernel.text import squeeze
from tolok.reading.docx.equations import equation, field_equation
from tolok.reading.docx.numbering import Numbering
from tolok.reading.docx.package import Element, attribute, child, is_on, kind, number, value
from tolok.reading.docx.styles import Look, Styles, look_of

_NOTHING = re.compile(r"[\u00ad\u200b-\u200d\u2060\ufeff]")
_BLANKS = re.compile(r"[\u00a0\u2000-\u200a\u202f\u3000]")
# the signs of the fonts Symbol and Wingdings that stand in decrees, at their place in the private area
_SIGNS = {"\uf0b4": "×", "\uf0b8": "÷", "\uf0e5": "∑", "\uf0b3": "≥", "\uf0a3": "≤", "\uf0b1": "±", "\uf0b0": "°",
          "\uf02d": "-", "\uf02f": "/",
          "\uf028": "(", "\uf029": ")", "\uf025": "%", "\uf03d": "=", "\uf02b": "+"}  # fmt: skip
_PRIVATE = 0xF000
_LINES = ("line", "straightConnector1")
_DROPPED = {"del", "moveFrom", "pPr", "rPr", "footnoteReference", "endnoteReference", "annotationRef", "delText",
            "commentReference", "rt"}  # fmt: skip
_BOX = "txbxContent"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words printed in one way."""

    text: str
    underlined: bool = False


@dataclass(frozen=True, slots=True)
class Printed:
    """One printed line. `ruled`: a line is drawn below it (border of the paragraph, a drawn shape)."""

    pieces: tuple[Piece, ...] = ()
    mark: str = ""
    ruled: bool = False

    @property
    def text(self) -> str:
        return squeeze(f"{self.mark} {self.words}")

    @property
    def words(self) -> str:
        return squeeze("".join(piece.text for piece in self.pieces))

    @property
    def raw(self) -> str:
        """With its tabs."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(slots=True)
class Paragraph:
    """The lines of a paragraph, the text boxes hung on it, and whether a page begins with it."""

    lines: list[Printed]
    boxes: list[Element]
    is_numbered: bool = False
    is_dropped: bool = False


@dataclass(slots=True)
class _Field:
    instruction: str = ""
    is_result: bool = False


@dataclass(slots=True)
class _Open:
    """What is being gathered for one paragraph."""

    lines: list[list[Piece]] = field(default_factory=lambda: [[]])
    ruled: set[int] = field(default_factory=set)
    fields: list[_Field] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)

    def add(self, text: str, look: Look) -> None:
        if self.fields and not self.fields[-1].is_result:
            return  # a nested result within an instruction
        for place, part in enumerate(text.split("\n")):
            if place:
                self.lines.append([])
            if part:
                self.lines[-1].append(Piece(part, bool(look.underlined)))


class RunReader:
    """Reads paragraphs in the order of the document, because numbers count on."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self._styles = styles
        self._numbering = numbering

    def read(self, element: Element) -> Paragraph:
        """The paragraph `w:p`."""
        properties = child(element, "pPr")
        style = self._styles.get(value(properties, "pStyle") or "Normal")
        opened = _Open()
        self._walk(element, style.look, opened)
        ruled = _has_border(properties, "bottom")
        lines = [Printed(tuple(map(_cleaned, pieces)), ruled=ruled or place in opened.ruled)
                 for place, pieces in enumerate(opened.lines)]  # fmt: skip
        is_empty = not any(line.words for line in lines)
        dropped = is_empty and child(properties, "rPr", "del") is not None
        mark = "" if dropped else self._mark(properties, style.numbering, style.level)
        lines[0] = Printed(lines[0].pieces, mark, lines[0].ruled)
        return Paragraph(lines, opened.boxes, bool(mark), dropped)

    def _mark(self, properties: Element | None, of_style: str | None, level_of_style: int | None) -> str:
        numbered = child(properties, "numPr")
        name = value(numbered, "numId") if numbered is not None else None
        level = value(numbered, "ilvl") if numbered is not None else None
        name = of_style if name is None else name
        return self._numbering.mark(name, number(level) if level is not None else level_of_style or 0)

    def _walk(self, element: Element, look: Look, opened: _Open) -> None:
        for one in element:
            name = kind(one)
            if name == "r":
                self._run(one, look, opened)
            elif name in ("oMath", "oMathPara"):
                opened.add(f" {equation(one)} ", look)
            elif name == "fldSimple":
                opened.add(field_equation(attribute(one, "instr") or ""), look)
                self._walk(one, look, opened)
            elif name == "AlternateContent":
                self._walk(_chosen(one), look, opened)
            elif name not in _DROPPED:
                self._walk(one, look, opened)

    def _run(self, element: Element, look: Look, opened: _Open) -> None:
        properties = child(element, "rPr")
        if properties is not None:
            of_style = self._styles.get(value(properties, "rStyle")).look
            look = look_of(properties).over(of_style).over(look)
        if not look.hidden:
            self._contents(element, look, opened)

    def _contents(self, element: Element, look: Look, opened: _Open) -> None:
        for one in element:
            name = kind(one)
            if name == "t":
                opened.add(_printed(one.text or "", look), look)
            elif (sign := _FIXED.get(name)) is not None:
                opened.add(sign, look)
            elif (act := _ACTS.get(name)) is not None:
                act(one, look, opened)
            elif name == "AlternateContent":
                self._contents(_chosen(one), look, opened)
            elif name not in _DROPPED:
                self._contents(one, look, opened)


_FIXED = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}


def _printed(text: str, look: Look) -> str:
    if look.symbols:
        text = "".join(_SIGNS.get(chr(_PRIVATE + ord(one) % 256), one) if ord(one) > 127 else one for one in text)
    text = text.replace("\n", " ")
    return text.upper() if look.capitals else text


def _symbol(element: Element, look: Look, opened: _Open) -> None:
    code = attribute(element, "char") or ""
    if re.fullmatch(r"[0-9A-Fa-f]{1,4}", code):
        sign = chr(_PRIVATE + int(code, 16) % 256)
        opened.add(_SIGNS.get(sign, sign), look)


def _instruction(element: Element, look: Look, opened: _Open) -> None:
    if opened.fields and not opened.fields[-1].is_result:
        opened.fields[-1].instruction += element.text or ""


def _field_mark(element: Element, look: Look, opened: _Open) -> None:
    step = attribute(element, "fldCharType")
    if step == "begin":
        opened.fields.append(_Field())
    elif step == "separate" and opened.fields:
        opened.fields[-1].is_result = True
    elif step == "end" and opened.fields:
        ended = opened.fields.pop()
        if text := field_equation(ended.instruction):
            opened.add(f" {text} ", look)


def _shape(element: Element, look: Look, opened: _Open) -> None:
    """A drawing: its text boxes come after the paragraph; a straight line may be the bar of a fraction."""
    opened.boxes += _boxes(element)
    for one in element.iter():
        name = kind(one)
        if (name == "prstGeom" and attribute(one, "prst") in _LINES) or name == "line":
            opened.ruled.add(len(opened.lines) - 1)


_ACTS: dict[str, Callable[[Element, Look, _Open], None]] = {
    "sym": _symbol, "instrText": _instruction, "fldChar": _field_mark, "drawing": _shape, "pict": _shape,
    "object": _shape,
}  # fmt: skip


def _boxes(element: Element) -> Iterator[Element]:
    """The text boxes in a drawing, each once: those within another are read with it."""
    for one in element:
        if kind(one) == _BOX:
            yield one
        elif kind(one) == "AlternateContent":
            yield from _boxes(_chosen(one))
        else:
            yield from _boxes(one)


def _chosen(element: Element) -> Element:
    """The reading of two that programs of today print; the other says the same for old ones."""
    choice = child(element, "Choice")
    fallback = child(element, "Fallback")
    return choice if choice is not None else fallback if fallback is not None else ()


def _has_border(properties: Element | None, side: str) -> bool:
    border = child(properties, "pBdr", side)
    return border is not None and attribute(border, "val") not in (None, "nil", "none")


def _cleaned(piece: Piece) -> Piece:
    return Piece(_BLANKS.sub(" ", _NOTHING.sub("", piece.text)), piece.underlined)


def begins_page(element: Element) -> bool:
    """Whether a paragraph stands on a new page by its own wish."""
    if is_on(element, "pPr", "pageBreakBefore"):
        return True
    breaks = (one for one in element.iter() if kind(one) == "br")
    return any(attribute(one, "type") == "page" for one in breaks)
