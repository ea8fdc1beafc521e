"""Pictures of pages -> layout: scans and photos in PNG, JPEG and TIFF; pages of a PDF without text come here too.

The way of a picture: `load` opens it, `light` evens its light and takes coloured stamps away, `upright`, `skew` and
`outline` set it straight, `ruling` finds the cells of tables and the bars of fractions, `rapid` reads the pages with
tables, `tesseract` the running text and what `rapid` was unsure of, `cells` and `lines` put what was read in order,
`mend` repairs what machines misread by rule, `whole` what the rest of the document tells. `image.read_image` is one
page from end to end; its boxes are those of the page set straight, and `Page.shown` leads back to the picture as it
came. Heavy libraries (the extra "ocr") are imported by these modules, never by this one.
"""

from __future__ import annotations

from tolok.reading.errors import ReadingError
from tolok.reading.format import Format, Source
from tolok.reading.layout import Layout
from tolok.reading.unpack import is_picture_archive, pictures_in

_MAGIC = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"II+\x00", b"MM\x00+")
_MODULES = {"cv2", "img2table", "numpy", "onnxruntime", "PIL", "rapidocr"}


def is_picture(content: bytes, filename: str) -> bool:
    """Whether the file is a PNG, JPEG or TIFF, or a ZIP of nothing else; its name says nothing."""
    return content.startswith(_MAGIC) or is_picture_archive(content)


def read(source: Source) -> Layout:
    """The pages of one picture file, or of a decree photographed page by page in a ZIP. Raises ReadingError."""
    if is_picture_archive(source.content):
        members = pictures_in(source.content, source.filename, source.limits)
        return read_pictures(source, tuple((one.name, one.content) for one in members))
    return read_pictures(source, ((source.filename, source.content),))


def read_pictures(source: Source, pictures: tuple[tuple[str, bytes], ...]) -> Layout:
    """Several picture files (name, content) as the pages of one document, in the order given. Raises ReadingError."""
    try:
        from tolok.reading.scan.document import read_document
    except ModuleNotFoundError as absent:
        if (absent.name or "").split(".")[0] not in _MODULES:
            raise
        raise needs_extra(source.filename) from absent
    return read_document(source, pictures)


def needs_extra(filename: str) -> ReadingError:
    """The error for a picture where the libraries for reading pictures are not installed."""
    return ReadingError(
        f"Berkas «{filename}»: isinya gambar (pindaian atau foto), sedangkan pembaca gambar belum terpasang di "
        'komputer ini. Pasang dengan `pip install "tolok[ocr]"`, atau unggah naskahnya sebagai DOCX atau PDF berteks.'
    )


FORMAT = Format(name="gambar", recognises=is_picture, read=read, is_slow=True)
