"""Picture files -> layout: pages are read side by side, as many as there are processors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from tolok.reading.errors import ReadingError
from tolok.reading.format import Source
from tolok.reading.layout import Layout
from tolok.reading.paper.lay_out import layout_of_pages
from tolok.reading.paper.side_by_side import side_by_side
from tolok.reading.scan import tesseract
from tolok.reading.scan.image import Read, read_noted
from tolok.reading.scan.load import Picture, count_pages, load_pages
from tolok.reading.scan.whole import mend_document


def read_document(source: Source, pictures: tuple[tuple[str, bytes], ...]) -> Layout:
    """The picture files (name, content) as one document. Raises ReadingError."""
    total = sum(count_pages(content, name, source.limits) for name, content in pictures)
    if total > source.limits.pages:
        raise ReadingError(
            f"Berkas «{source.filename}»: {total} halaman gambar, melewati batas {source.limits.pages} halaman. "
            "Pisahkan keputusan dari berkas lain, lalu coba lagi."
        )
    loaded = (page for name, content in pictures for page in load_pages(content, name, source.limits))
    read = list(_read_pages(source, loaded, total))
    if not any(one.page.items for one in read):
        raise ReadingError(
            f"Berkas «{source.filename}»: tidak ada tulisan yang terbaca pada {total} halaman gambarnya. "
            "Periksa apakah ini pindaian naskah keputusan; pindai ulang tegak lurus pada 200 dpi atau lebih."
        )
    pages = mend_document([one.page for one in read])
    return layout_of_pages(pages, (*reader_notes(), *(note for one in read for note in one.notes)))


def _read_pages(source: Source, loaded: Iterable[Picture], total: int) -> Iterator[Read]:
    source.step(0, total)  # a page takes long: how many there are is news already
    jobs = (partial(read_noted, one.image, page, one.width, one.height) for page, one in enumerate(loaded, start=1))
    for done, read in enumerate(side_by_side(jobs), start=1):
        yield read
        source.step(done, total)


def reader_notes() -> tuple[str, ...]:
    """What the person should know about the programs that read: a missing one makes running text less sure."""
    if tesseract.is_installed():
        return ()
    return (
        "Program Tesseract dengan data bahasa Indonesia tidak terpasang di komputer ini, sehingga naskah berjalan "
        f"dibaca oleh satu pembaca saja dan lebih mudah keliru. Pasang dengan `{tesseract.INSTALL}`, lalu baca ulang.",
    )
