"""Papers that an office would have, made from a Keputusan: DOCX, PDF with and without rules, scans.

A seed draws the look (fonts, widths, headings, lists, where rows break), so that nothing can be fitted to one look.
"""

from tests.support.papers.docx import docx_of
from tests.support.papers.pdf import ruled_pdf_of, unruled_pdf_of
from tests.support.papers.scan import jpeg_of, png_of, scan_of, scanned_pages

__all__ = ["docx_of", "jpeg_of", "png_of", "ruled_pdf_of", "scan_of", "scanned_pages", "unruled_pdf_of"]
