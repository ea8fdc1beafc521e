"""One small page with a heading, a list and a ruled table, as a picture. Made once a run, for drawing takes a while."""

from __future__ import annotations

import io
from functools import cache

import numpy as np
import pypdfium2
import typst
from PIL import Image

_PAGE = """
#set page(width: 148mm, height: 105mm, margin: 9mm)
#set text(font: "Liberation Sans", size: 9pt)
#set par(justify: false)
#align(center)[*INDIKATOR KINERJA INDIVIDU*]
#grid(columns: (22mm, 4mm, 1fr), row-gutter: 2mm,
  [Jabatan], [:], [Kepala Seksi Pelayanan],
  [Tugas], [:], [a. melayani surat keterangan warga;],
  [], [], [b. menyusun laporan bulanan.])
#let part(above, below) = grid(columns: (30mm, auto), column-gutter: 5pt, align: horizon,
  block(width: 30mm, align(center, stack(spacing: 3pt, above, line(length: 100%, stroke: 0.5pt), below))),
  [x 100%])
#table(columns: (9mm, 31mm, 1fr, 29mm), stroke: 0.5pt, inset: 3pt,
  [No], [Indikator], [Formula], [Sumber Data],
  [1], [Persentase surat yang selesai tepat waktu], part([Jumlah surat tepat waktu], [Jumlah seluruh surat]),
  [Buku register],
  [2], [Jumlah laporan bulanan], [Jumlah laporan yang disusun dalam satu tahun], [Arsip seksi])
"""


@cache
def drawn_page(dpi: int = 200) -> Image.Image:
    """The page, clean."""
    document = pypdfium2.PdfDocument(typst.compile(_PAGE.encode(), format="pdf"))
    try:
        return document[0].render(scale=dpi / 72).to_pil().convert("RGB")
    finally:
        document.close()


def scanned(page: Image.Image, degrees: float) -> Image.Image:
    """The page as from a scanner: leaning by `degrees` (counter-clockwise), noisy, darker towards one side."""
    leaning = page.rotate(degrees, Image.Resampling.BICUBIC, fillcolor=(255, 255, 255))
    pixels = np.asarray(leaning, dtype=np.float32)
    noise = np.random.default_rng(7).normal(0, 9, pixels.shape[:2])[..., None]
    shade = np.linspace(0.82, 1.0, pixels.shape[1])[None, :, None]
    return Image.fromarray((pixels * shade + noise).clip(0, 255).astype(np.uint8))


def as_file(page: Image.Image, kind: str, **options: object) -> bytes:
    """The picture as the bytes of a file of `kind` (PNG, JPEG, TIFF)."""
    kept = io.BytesIO()
    page.save(kept, kind, **options)  # type: ignore[arg-type]
    return kept.getvalue()
