"""What a style says about the words: hidden, in capitals, underlined, numbered; along the styles it is based on."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from tolok.reading.docx.package import Element, attribute, child, is_on, kind, number, value

_MOST_BASES = 20  # styles based on each other in a circle


@dataclass(frozen=True, slots=True)
class Look:
    """How words are printed; None where nothing says so."""

    hidden: bool | None = None
    capitals: bool | None = None
    underlined: bool | None = None
    symbols: bool = False
    """In the font Symbol or Wingdings, whose letters are signs."""

    def over(self, below: Look) -> Look:
        """This look, with what it leaves open taken from `below`."""
        return Look(
            below.hidden if self.hidden is None else self.hidden,
            below.capitals if self.capitals is None else self.capitals,
            below.underlined if self.underlined is None else self.underlined,
            self.symbols or below.symbols,
        )


PLAIN = Look()


def look_of(properties: Element | None) -> Look:
    """The look that `w:rPr` sets."""
    if properties is None or len(properties) == 0:
        return PLAIN
    font = attribute(child(properties, "rFonts"), "ascii") or ""
    return Look(is_on(properties, "vanish"), is_on(properties, "caps"), is_on(properties, "u"),
                font in ("Symbol", "Wingdings"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Style:
    look: Look = PLAIN
    numbering: str | None = None
    level: int | None = None
    based_on: str | None = None


@dataclass(slots=True)
class Styles:
    """The styles of a document by their id; an id that is not known is a style that says nothing."""

    by_id: dict[str, Style] = field(default_factory=dict)

    def get(self, name: str | None) -> Style:
        """The style `name` with all that it inherits."""
        whole = Style()
        for _ in range(_MOST_BASES):
            style = self.by_id.get(name or "")
            if style is None:
                break
            whole = replace(
                whole,
                look=whole.look.over(style.look),
                numbering=whole.numbering if whole.numbering is not None else style.numbering,
                level=whole.level if whole.level is not None else style.level,
            )
            name = style.based_on
        return whole


def read_styles(root: Element | None) -> Styles:
    styles = Styles()
    for element in root if root is not None else ():
        name = attribute(element, "styleId")
        if kind(element) != "style" or name is None:
            continue
        numbered = child(element, "pPr", "numPr")
        level = value(numbered, "ilvl")
        styles.by_id[name] = Style(
            look_of(child(element, "rPr")),
            value(numbered, "numId"),
            number(level) if level is not None else None,
            value(element, "basedOn"),
        )
    return styles
