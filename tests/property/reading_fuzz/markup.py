"""Damage within the XML of a package (DOCX, XLSX, ODS), which stays a valid ZIP so that the parsers see it."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Sequence
from copy import deepcopy
from functools import lru_cache
from io import BytesIO
from random import Random

from lxml import etree

from tests.property.reading_fuzz import hostile
from tests.property.reading_fuzz.raw import torn

_TAG = re.compile(rb"(?<=>)(?=<)")
_DEPTHS = (1, 3, 30, 255, 900)
_MANY = 2_000  # elements of a part: no more are put in by the hundred


@lru_cache(maxsize=64)
def _parts(content: bytes) -> tuple[tuple[str, bytes], ...]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return tuple((name, archive.read(name)) for name in archive.namelist())


def packed(parts: Sequence[tuple[str, bytes]]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, content in dict(parts).items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return out.getvalue()


def timeless(content: bytes) -> bytes:
    """The package without the hour at which it was made, so that the same damage gives the same bytes."""
    return packed([part for part in _parts(content) if not part[0].startswith("docProps/")])


def torn_package(random: Random, content: bytes, others: Sequence[bytes]) -> bytes:
    """One or two parts damaged, mostly as trees; now and then a part is dropped, renamed, or of another file."""
    parts = list(_parts(content))
    for _ in range(random.choice((1, 1, 2, 3))):
        at = random.randrange(len(parts))
        name, part = parts[at]
        if random.random() < 0.6:  # the part that matters
            at = max(range(len(parts)), key=lambda place: _weight(parts[place]))
            name, part = parts[at]
        fate = random.random()
        if fate < 0.7:
            parts[at] = (name, torn_tree(random, part))
        elif fate < 0.9:
            parts[at] = (name, _torn_tags(random, part))
        elif fate < 0.94:
            parts[at] = (name, torn(random, part, [one for _, one in parts]))
        elif fate < 0.97:
            parts[at] = (name, random.choice(_parts(random.choice(others)))[1])
        elif len(parts) > 1:
            del parts[at]
    return packed(parts)


def _weight(part: tuple[str, bytes]) -> int:
    name, content = part
    return len(content) * (10 if re.search(r"document|sheet1|content|numbering|workbook", name) else 1)


def _torn_tags(random: Random, part: bytes) -> bytes:
    """Tags dropped, moved or repeated as words, mostly no XML any more; or entities, or another encoding."""
    pieces = _TAG.split(part)
    at, to = random.randrange(len(pieces)), random.randrange(len(pieces))
    fate = random.random()
    if fate < 0.7:
        pieces[at] = random.choice((b"", pieces[to], pieces[at] * 2, pieces[at].replace(b'"', b'"9', 1), b"&a;"))
        return b"".join(pieces)
    if fate < 0.8:
        entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 9}">' for n in range(1, 9))
        return b'<!DOCTYPE x [<!ENTITY a0 "aaaaaaaaa">%s]>' % entities.encode() + part[part.find(b"?>") + 1 :]
    if fate < 0.9:
        return b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + part.replace(b"Jumlah", b"&a;")
    return part.decode("utf-8", "replace").encode(random.choice(("utf-16", "cp1252", "utf-32")), "replace")


def torn_tree(random: Random, part: bytes) -> bytes:
    """`part` with one to five changes to its elements, well-formed still; torn as bytes where it is no XML."""
    try:
        root = etree.fromstring(part)
    except (etree.XMLSyntaxError, ValueError):
        return torn(random, part, [part])
    for _ in range(random.choice((1, 1, 2, 5))):
        elements = [one for one in root.iter() if isinstance(one.tag, str)]
        _change(random, random.choice(elements), elements)
    found: bytes = etree.tostring(root)
    return found


def _change(random: Random, element: etree._Element, elements: list[etree._Element]) -> None:
    deed = random.choice(_OWN_DEEDS if element.getparent() is None else (*_OWN_DEEDS, *_DEEDS))
    deed(random, element, elements)


def _value(random: Random, element: etree._Element, elements: list[etree._Element]) -> None:
    if element.attrib:
        put = hostile.number if random.random() < 0.75 else hostile.word
        element.set(random.choice(list(element.attrib)), put(random))


def _borrow(random: Random, element: etree._Element, elements: list[etree._Element]) -> None:
    other = random.choice(elements)
    if other.attrib:
        name = random.choice(list(other.attrib))
        element.set(name, other.attrib[name])


def _words(random: Random, element: etree._Element, elements: list[etree._Element]) -> None:
    element.text = hostile.word(random)


def _rename(random: Random, element: etree._Element, elements: list[etree._Element]) -> None:
    element.tag = random.choice(elements).tag


def _empty(random: Random, element: etree._Element, elements: list[etree._Element]) -> None:
    for child in list(element):
        element.remove(child)


def _drop(random: Random, element: etree._Element, elements: list[etree._Element]) -> None:
    element.getparent().remove(element)


def _repeat(random: Random, element: etree._Element, elements: list[etree._Element]) -> None:
    for _ in range(random.choice((1, 2, 300)) if len(elements) < _MANY else 1):
        element.getparent().insert(0, deepcopy(element))


def _move(random: Random, element: etree._Element, elements: list[etree._Element]) -> None:
    other = random.choice(elements)
    if element is not other and element not in other.iterancestors():
        other.insert(random.randint(0, len(other)), element)


def _nest(random: Random, element: etree._Element, elements: list[etree._Element]) -> None:
    _wrap(element, random.choice(_DEPTHS), element.getparent().tag)


_OWN_DEEDS = (_value, _value, _value, _value, _borrow, _words, _rename)
_DEEDS = (_drop, _repeat, _move, _nest, _empty)


def _wrap(element: etree._Element, depth: int, outer: str) -> None:
    """`element` within itself, `depth` deep, with its parent's tag between: tables in tables in tables."""
    inner = deepcopy(element)
    inner.tail = None
    within = element  # downwards: lxml looks through all that hangs on an element when that is moved
    for _ in range(depth):
        within = etree.SubElement(etree.SubElement(within, element.tag, dict(element.attrib)), outer)
    within.append(inner)


def torn_archive(random: Random, content: bytes, others: Sequence[bytes]) -> bytes:
    """A ZIP of several with other names, members, flags, or torn bytes."""
    parts = list(_parts(content))
    for _ in range(random.choice((1, 2, 3))):
        at = random.randrange(len(parts))
        name, part = parts[at]
        fate = random.random()
        if fate < 0.4:
            parts[at] = (random.choice(_NAMES) + random.choice(("", name)), part)
        elif fate < 0.5:
            parts[at] = (name, content)
        elif fate < 0.7:
            parts[at] = (name, torn(random, part, others))
        elif fate < 0.8:
            parts.append((f"{random.choice(_NAMES)}{at}", part))
        elif len(parts) > 1:
            del parts[at]
    if random.random() < 0.4:
        return torn(random, packed([(name[:60_000] or "x", part) for name, part in parts]), others)
    return packed([(name[:60_000] or "x", part) for name, part in parts])


_NAMES = (
    "../../",
    "/",
    "C:\\",
    "\\\\server\\x\\",
    "a/" * 500,
    "n" * 5_000,
    "\n",
    "\u202e",
    "con",
    ".",
    "..",
    "~$",
    ".x",
    "__MACOSX/",
    "word/document.xml",
    "[Content_Types].xml",
    "xl/workbook.xml",
    "a.png",
    "a.pdf",
    " ",
    "é",
    "名",
)
