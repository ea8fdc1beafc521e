"""Damage within a PDF, written again with valid tables, so that what reads pages sees it."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Sequence
from random import Random
from typing import Any

import pikepdf

from tests.property.reading_fuzz import hostile
from tests.property.reading_fuzz.raw import torn

_NUMBER = re.compile(rb"(?<![\w.#/<-])-?\d*\.?\d+(?![\w.])")
_LONGEST = 150_000  # bytes of one page's drawing: what is longer takes longer, and teaches nothing
_OPERATORS = (
    b"q",
    b"Q",
    b"BT",
    b"ET",
    b"S",
    b"f",
    b"W n",
    b"h",
    b"T*",
    b"BI /W 99999 /H 99999 ID \xff\xff EI",
    b"/X Do",
    b"1 0 0 1 1e30 0 cm",
    b"0 0 0 0 0 0 cm",
    b"0 0 0 0 0 0 Tm",
    b"/None 12 Tf",
    b"/F1 0 Tf",
    b"/F1 -99999 Tf",
    b"<</A 1>> BDC",
    b"EMC",
    b"0 0 99999999 1 re f",
    b"(",
    b"<",
    b"[",
    b">>",
    b"(\\",
    b"3 Tr",
    b"1e9 Tc",
    b"0 Tz",
    b"0 0 m 1e38 1e38 l S",
    b"5 5 m 5 5 l S",
    b"/Sh sh",
    b"[(a) -1e12 (b)] TJ",
    b"[] 0 d",
    b"0 i",
)


def torn_pdf(random: Random, content: bytes, others: Sequence[bytes]) -> bytes:
    """Torn as bytes, or as a document: its drawing, its page tree, its fonts, its boxes."""
    if random.random() < 0.35:
        return torn(random, content, others)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return _as_document(random, content)
        except Exception:  # what the library that tears will not write is torn as bytes
            return torn(random, content, others)


def _as_document(random: Random, content: bytes) -> bytes:
    kept = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        for _ in range(random.choice((1, 1, 2, 4))):
            random.choice(_DEEDS)(random, pdf)
        pdf.save(kept, static_id=True, compress_streams=random.random() < 0.3)
    written = kept.getvalue()
    return torn(random, written, [written]) if random.random() < 0.1 else written


def _page(random: Random, pdf: pikepdf.Pdf) -> Any:
    return random.choice(list(pdf.Root.Pages.Kids))


def _drawing(random: Random, pdf: pikepdf.Pdf) -> None:
    page = _page(random, pdf)
    drawn = page.Contents.read_bytes()
    pieces = drawn.split(b"\n")
    for _ in range(random.choice((1, 3, 10))):
        at = random.randrange(len(pieces))
        fate = random.random()
        if fate < 0.3:
            value = hostile.number(random).encode()
            pieces[at] = _NUMBER.sub(lambda _, value=value: value, pieces[at], count=random.choice((0, 1)))
        elif fate < 0.55:
            pieces.insert(at, random.choice(_OPERATORS) * random.choice((1, 1, 1, 40)))
        elif fate < 0.65:
            pieces.insert(at, (random.choice(_OPERATORS) + b" ") * 3_000)
        elif fate < 0.8:
            pieces.insert(at, pieces[random.randrange(len(pieces))] * random.choice((1, 1, 50)))
        else:
            pieces[at] = b""
    page.Contents = pdf.make_stream(b"\n".join(pieces)[:_LONGEST])


def _letters(random: Random, pdf: pikepdf.Pdf) -> None:
    """Other letters than were printed."""
    page = _page(random, pdf)
    drawn = page.Contents.read_bytes()
    sign = random.choice((b"\\000", b"\\377", b"\xe9", b"\\\\", b"\\(", b"(", b" ", b"\\012"))
    page.Contents = pdf.make_stream(
        drawn.replace(random.choice((b"a", b"i", b"n", b" ")), sign, random.choice((1, -1)))
    )


def _boxes(random: Random, pdf: pikepdf.Pdf) -> None:
    page = _page(random, pdf)
    boxes: tuple[Any, ...] = (
        [0, 0, 0, 0],
        [0, 0, 1, 1],
        [500, 700, 0, 0],
        [-1000, -1000, 1000, 1000],
        [0, 0, 10**7, 10**7],
        [0, 0, 3, 20_000],
        [0, 0, 14_400, 14_400],
        [0, 0, 612],
        [],
        ["a", "b", "c", "d"],
        [0, 0, 0.001, 0.001],
        [10**12, 10**12, 10**13, 10**13],
        [0, 0, 595, -842],
        [0, 0, 595, 842, 1],
        [1e-30, 0, 1e30, 1e30],
    )
    key = random.choice(("/MediaBox", "/CropBox", "/MediaBox", "/TrimBox", "/BBox"))
    if random.random() < 0.2:
        page[key] = _value(random, pdf)
    else:
        page[key] = pikepdf.Array([one if isinstance(one, int) else _plain(one) for one in random.choice(boxes)])


def _plain(one: Any) -> Any:
    return (
        pikepdf.String(one) if isinstance(one, str) else f"{one:.40f}" and pikepdf.Object.parse(f"{one:.40f}".encode())
    )


def _entries(random: Random, pdf: pikepdf.Pdf) -> None:
    """Any entry of any object becomes something else, or goes."""
    holders = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary | pikepdf.Stream | pikepdf.Array)]
    holder = random.choice(holders)
    if isinstance(holder, pikepdf.Array):
        if len(holder):
            holder[random.randrange(len(holder))] = _value(random, pdf)
        return
    key = random.choice(list(holder.keys()) or ["/X"])
    if random.random() < 0.3 and key in holder:
        del holder[key]
    else:
        holder[key] = _value(random, pdf)


def _page_entries(random: Random, pdf: pikepdf.Pdf) -> None:
    page = _page(random, pdf)
    key = random.choice(("/Rotate", "/UserUnit", "/Resources", "/Contents", "/Parent", "/Type", "/Annots", "/Group"))
    value = _value(random, pdf)
    if key in ("/Rotate", "/UserUnit"):
        value = random.choice(
            (37, 90, -90, 450, 10**9, pikepdf.Object.parse(b"0.00001"), pikepdf.Object.parse(b"1e9"), value)
        )
    page[key] = value


def _value(random: Random, pdf: pikepdf.Pdf) -> Any:
    objects = list(pdf.objects)
    literals = (
        b"null",
        b"true",
        b"0",
        b"-1",
        b"2147483648",
        b"99999999999999",
        b"3.14",
        b"()",
        b"(abc)",
        b"<FEFF>",
        b"/X",
        b"[]",
        b"<<>>",
        b"[[[[]]]]",
        b"[0 0 0]",
        b"<</A<</B<</C[1 2 3]>>>>>>",
    )
    if random.random() < 0.5 and objects:
        found = random.choice(objects)
        return found if found is not None else 0
    return pikepdf.Object.parse(random.choice(literals))


def _tree(random: Random, pdf: pikepdf.Pdf) -> None:
    """The tree of pages goes round, says a false count, or repeats pages."""
    pages = pdf.Root.Pages
    fate = random.randrange(6)
    if fate == 0:
        pages.Kids.append(pages)
    elif fate == 1:
        pages.Count = random.choice((0, -1, 2, 10**9))
    elif fate == 2:
        for _ in range(random.choice((1, 5, 40))):
            pages.Kids.append(pages.Kids[0])
    elif fate == 3:
        for _ in range(random.choice((3, 60, 500))):
            pages = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Pages, Kids=pikepdf.Array([pages]), Count=1))
        pdf.Root.Pages = pages
    elif fate == 4:
        pages.Kids.append(pikepdf.Object.parse(random.choice((b"null", b"1", b"<<>>", b"[]", b"<</Type/Page>>"))))
    else:
        pages.Kids = pikepdf.Array([])


def _font(random: Random, pdf: pikepdf.Pdf) -> None:
    resources = _page(random, pdf).Resources.Font
    font = resources[random.choice(list(resources.keys()))]
    fate = random.randrange(6)
    if fate == 0:
        maps = (
            b"",
            b"beginbfrange <00> <ffffffff> <0041> endbfrange",
            b"1 beginbfchar <41> <D800> endbfchar",
            b"1 beginbfrange <00> <ff> <0000> endbfrange",
            b"begincmap " * 500,
            b"1 beginbfchar <41> <00> endbfchar",
        )
        font.ToUnicode = pdf.make_stream(random.choice(maps))
    elif fate == 1:
        font.Widths = pikepdf.Array([random.choice((0, -1, 10**9, 1000)) for _ in range(random.choice((1, 300)))])
    elif fate == 2:
        font.Encoding = random.choice(
            (
                pikepdf.Name("/X"),
                pikepdf.Name("/Identity-H"),
                pikepdf.Name("/90ms-RKSJ-V"),
                pikepdf.Object.parse(b"<</Differences[0/A/uniD800 300/uni 99999999/gABC]>>"),
            )
        )
    elif fate == 3:
        font.Subtype = pikepdf.Name(random.choice(("/Type0", "/Type3", "/TrueType", "/CIDFontType2", "/X")))
    elif fate == 4:
        font.DescendantFonts = pikepdf.Array([font])
    else:
        font.FontDescriptor = _value(random, pdf)


def _form(random: Random, pdf: pikepdf.Pdf) -> None:
    """A form that draws itself, forms in forms that double each time, or a false picture."""
    page = _page(random, pdf)
    fate = random.randrange(4)
    inner = pdf.make_stream(b"0 0 m 9 9 l S")
    inner.Type, inner.Subtype, inner.BBox = pikepdf.Name.XObject, pikepdf.Name.Form, pikepdf.Array([0, 0, 99, 99])
    if fate == 0:
        inner = pdf.make_stream(b"/X Do /X Do")
        inner.Type, inner.Subtype, inner.BBox = pikepdf.Name.XObject, pikepdf.Name.Form, pikepdf.Array([0, 0, 99, 99])
        inner.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(X=inner))
    elif fate in (1, 2):
        for _ in range(random.choice((3, 8)) if fate == 1 else 60):
            outer = pdf.make_stream(b"/X Do /X Do" if fate == 1 else b"q /X Do Q")
            outer.Type, outer.Subtype, outer.BBox = pikepdf.Name.XObject, pikepdf.Name.Form, pikepdf.Array([0, 0, 9, 9])
            outer.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(X=inner))
            inner = outer
    else:
        inner = pdf.make_stream(random.randbytes(64))
        inner.Type, inner.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
        inner.Width, inner.Height = random.choice(((1, 1), (10**6, 10**6), (0, 5), (-4, 8))), 8
    page.Resources.XObject = pikepdf.Dictionary(X=inner)
    pikepdf.Page(page).contents_add(b"q 400 0 0 500 50 50 cm /X Do Q")


_DEEDS = (_drawing, _drawing, _drawing, _letters, _boxes, _entries, _entries, _page_entries, _tree, _font, _form)
