"""What is torn and how: one kind a format, in the order in which people send them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import cache
from random import Random
from unittest.mock import patch

from tests.property.reading_fuzz import seeds
from tests.property.reading_fuzz.markup import timeless, torn_archive, torn_package
from tests.property.reading_fuzz.pdf import torn_pdf
from tests.property.reading_fuzz.picture import torn_picture
from tests.property.reading_fuzz.raw import torn
from tests.property.reading_fuzz.written import torn_exchange, torn_text
from tolok.reading import Limits, Reading, read_decree
from tolok.reading.unpack import unpack

Tear = Callable[[Random, bytes, Sequence[bytes]], bytes]
_TORN_AS_BYTES = 0.2  # of the packages: the others stay whole archives with damage within
_SEEN = (
    "Jabatan : Camat",
    "Sasaran : Tertib",
    "Indikator : Jumlah surat",
    "Formula : Jumlah surat",
    "Sumber data : Buku",
)
_EYES_EVERY = 250
"""One picture of so many is read letter by letter, which takes seconds; of the others the page is only decoded."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A format: the name of its files, its seeds, and the damage that it gets."""

    suffix: str
    seeds: Callable[[], tuple[bytes, ...]]
    tear: Tear
    is_package: bool = False
    has_pictures: bool = False


KINDS = {
    "text": Kind("txt", seeds.text, torn_text),
    "html": Kind("txt", seeds.html, torn_text),
    "csv": Kind("csv", seeds.csv, torn_text),
    "json": Kind("json", seeds.exchange_json, torn_exchange),
    "yaml": Kind("yaml", seeds.exchange_yaml, torn_exchange),
    "workbook": Kind("xlsx", seeds.workbook, torn_package, is_package=True),
    "docx": Kind("docx", seeds.docx, torn_package, is_package=True),
    "xlsx": Kind("xlsx", seeds.xlsx, torn_package, is_package=True),
    "ods": Kind("ods", seeds.ods, torn_package, is_package=True),
    "pdf": Kind("pdf", seeds.pdf, torn_pdf, has_pictures=True),
    "png": Kind("png", seeds.png, torn_picture, has_pictures=True),
    "jpeg": Kind("jpg", seeds.jpeg, torn_picture, has_pictures=True),
    "tiff": Kind("tif", seeds.tiff, torn_picture, has_pictures=True),
    "zip": Kind("zip", seeds.archive, torn_archive, has_pictures=True),
}


@cache
def whole(kind: str) -> tuple[bytes, ...]:
    """The seeds of a kind."""
    found = KINDS[kind].seeds()
    return tuple(map(timeless, found)) if KINDS[kind].is_package or kind == "zip" else found


def made(kind: str, number: int) -> bytes:
    """Input `number` of a kind."""
    random = Random(f"{kind} {number}")
    content = random.choice(whole(kind))
    if KINDS[kind].is_package and random.random() < _TORN_AS_BYTES:
        return torn(random, content, whole(kind))
    return KINDS[kind].tear(random, content, whole(kind))


def read_all(kind: str, number: int, content: bytes) -> list[Reading]:
    """Every decree in the input; a ZIP is unpacked first. Raises ReadingError, and whatever else is a fault."""
    name = f"naskah.{KINDS[kind].suffix}"
    with ExitStack() as stack:
        if KINDS[kind].has_pictures and number % _EYES_EVERY:
            stack.enter_context(without_eyes())
        return [read_decree(one.content, one.name) for one in unpack(content, name, Limits())]


@contextmanager
def without_eyes() -> Iterator[None]:
    """Pictures are decoded to their last point, but say always the same."""
    from tolok.reading.paper.page import Page, PageLine
    from tolok.reading.scan.image import Read

    def glance(image: object, number: int, width: float, height: float) -> Read:
        image.getextrema()  # type: ignore[attr-defined]
        lines = (PageLine(text, (9.0, 9.0 + 20 * at, 90.0, 20.0 + 20 * at)) for at, text in enumerate(_SEEN))
        return Read(Page(number, width, height, tuple(lines)))

    with (
        patch("tolok.reading.scan.document.read_noted", glance),
        patch("tolok.reading.scan.image.read_noted", glance),
    ):
        yield
