"""The parts of a Word file that say what it prints: the document itself, its styles, its numbering."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any
from zipfile import ZipFile

from docx.oxml.parser import parse_xml

from tolok.reading.archive import broken, open_archive, read_member
from tolok.reading.errors import ReadingError
from tolok.reading.format import Source

Element = Any
"""An element of lxml, which has no types."""
_MAIN = re.compile(r'<Relationship\b(?=[^>]*Type="[^"]*/officeDocument")[^>]*\bTarget="/?([^"]+)"')
_DOCTYPE = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.I)
_START = 2_000  # bytes: where a document type would stand


@dataclass(frozen=True, slots=True)
class Package:
    """The roots of the parts; None for a part that the file does not have."""

    document: Element
    styles: Element | None
    numbering: Element | None


def open_package(source: Source) -> Package:
    """Raises ReadingError for a damaged file, one without a document, and one too large."""
    with open_archive(source.content, source.filename, source.limits) as archive:
        names = set(archive.namelist())
        main = _main_part(archive, names, source)
        folder = main.rpartition("/")[0]
        beside = [f"{folder}/{name}.xml" if folder else f"{name}.xml" for name in ("styles", "numbering")]
        roots = [_root(archive, name, source) if name in names else None for name in (main, *beside)]
    return Package(*roots)


def _main_part(archive: ZipFile, names: set[str], source: Source) -> str:
    """The document part: as the file names it (some programs call it document2.xml), else by its usual name."""
    if "_rels/.rels" in names:
        relations = read_member(archive, "_rels/.rels", source.filename).decode("utf-8", "replace")
        if (match := _MAIN.search(relations)) and match.group(1) in names:
            return match.group(1)
    found = sorted(name for name in names if re.fullmatch(r"word/document\d*\.xml", name))
    if not found:
        raise broken(source.filename, "word/document.xml")
    return found[0]


def _root(archive: ZipFile, name: str, source: Source) -> Element:
    if archive.getinfo(name).file_size > source.limits.markup:
        raise ReadingError(
            f"Berkas «{source.filename}» (bagian «{name}»): {archive.getinfo(name).file_size // 1024 // 1024} MB, "
            f"melewati batas {source.limits.markup // 1024 // 1024} MB. Pisahkan naskah keputusan dari lampiran lain."
        )
    content = read_member(archive, name, source.filename)
    if _DOCTYPE.search(content[:_START]):  # Word writes none; entities could unfold without end
        raise broken(source.filename, name)
    try:
        return parse_xml(content)
    except (SyntaxError, ValueError):  # lxml's XMLSyntaxError is a SyntaxError
        raise broken(source.filename, name) from None


def kind(element: Element) -> str:
    """The name of an element without its namespace: transitional and strict files differ in that alone."""
    tag = element.tag
    return tag[tag.rfind("}") + 1 :] if isinstance(tag, str) else ""


def child(element: Element | None, *path: str) -> Element | None:
    """The first element below, along the names in `path`; None where one is missing."""
    for name in path:
        if element is None:
            return None
        element = next((one for one in element if kind(one) == name), None)
    return element


def attribute(element: Element | None, name: str) -> str | None:
    """An attribute by its name without namespace."""
    if element is None:
        return None
    for key, value in element.attrib.items():
        if key == name or key.endswith("}" + name):
            return str(value)
    return None


def value(element: Element | None, *path: str) -> str | None:
    """`w:val` of the element along `path`."""
    return attribute(child(element, *path), "val")


def number(text: str | None, default: int = 0) -> int:
    """A whole number as Word writes it; `default` for none and for damage."""
    return int(text) if text and re.fullmatch(r"-?\d{1,9}", text) else default


def is_on(element: Element | None, *path: str) -> bool | None:
    """Whether a switch (`w:vanish`) is on; None where it is not set."""
    found = child(element, *path)
    if found is None:
        return None
    return (attribute(found, "val") or "1").lower() not in ("0", "false", "off", "none")
