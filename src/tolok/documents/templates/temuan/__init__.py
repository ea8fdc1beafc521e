"""Hasil pemeriksaan, the report on a decree's faults for whoever is to sign it: as PDF and as DOCX.

`examined.py` is what goes in, `isi.py` the words and chapters that both share, `isi.typ` and `docx.py` only set them.
It bears no signature: it is a working paper beside the decree, never part of it.
"""

from tolok.documents.templates.temuan.docx import temuan_docx
from tolok.documents.templates.temuan.examined import Examined, SetAsideFinding
from tolok.documents.templates.temuan.isi import temuan_content
from tolok.documents.templates.temuan.pdf import temuan_pdf

__all__ = ["Examined", "SetAsideFinding", "temuan_content", "temuan_docx", "temuan_pdf"]
