"""Picture files -> layout: pages are read side by side, as many as there are processors."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor

from tolok.reading.errors import ReadingError
from tolok.reading.format import Source
from tolok.reading.layout import Layout
from tolok.reading.paper import layout_of_pages
from tolok.reading.scan import tesseract
from tolok.reading.scan.image import Read, read_noted
from tolok.reading.scan.load import Picture, count_pages, load_pages

_WORKERS = min(os.cpu_count() or 1, 4)  # more would hold too many pages in memory at once


def read_document(source: Source, pictures: tuple[tuple[str, bytes], ...]) -> Layout:
    """The picture files (name, content) as one document. Raises ReadingError."""
    total = sum(count_pages(content, name, source.limits) for name, content in pictures)
    if total > source.limits.pages:
        raise ReadingError(
            f"Berkas «{source.filename}»: {total} halaman gambar, melewati batas {source.limits.pages} halaman. "
            "Pisahkan keputusan dari berkas lain, lalu coba lagi."
        )
    loaded = (page for name, content in pictures for page in load_pages(content, name, source.limits))
    read = list(read_side_by_side(source, enumerate(loaded, start=1), total))
    if not any(one.page.items for one in read):
        raise ReadingError(
            f"Berkas «{source.filename}»: tidak ada tulisan yang terbaca pada {total} halaman gambarnya. "
            "Periksa apakah ini pindaian naskah keputusan; pindai ulang tegak lurus pada 200 dpi atau lebih."
        )
    return layout_of_pages([one.page for one in read], (*reader_notes(), *(note for one in read for note in one.notes)))


def read_side_by_side(source: Source, pictures: Iterable[tuple[int, Picture]], total: int) -> Iterator[Read]:
    """The pages (number, picture) in their order. `pictures` is walked in this thread, never further than needed.

    `source.step` is told of each; what it raises stops the reading once the pages in hand are done.
    """
    waiting: list[Future[Read]] = []
    done = 0
    source.step(done, total)  # a page takes long: how many there are is news already
    with ThreadPoolExecutor(_WORKERS) as pool:
        try:
            for number, picture in pictures:
                waiting.append(pool.submit(read_noted, picture.image, number, picture.width, picture.height))
                if len(waiting) > _WORKERS:
                    yield waiting.pop(0).result()
                    done += 1
                    source.step(done, total)
            while waiting:
                yield waiting.pop(0).result()
                done += 1
                source.step(done, total)
        finally:
            for future in waiting:
                future.cancel()


def reader_notes() -> tuple[str, ...]:
    """What the person should know about the programs that read: a missing one makes running text less sure."""
    if tesseract.is_installed():
        return ()
    return (
        "Program Tesseract dengan data bahasa Indonesia tidak terpasang di komputer ini, sehingga naskah berjalan "
        f"dibaca oleh satu pembaca saja dan lebih mudah keliru. Pasang dengan `{tesseract.INSTALL}`, lalu baca ulang.",
    )
