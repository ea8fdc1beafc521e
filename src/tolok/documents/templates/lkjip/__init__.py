"""LKjIP, the yearly performance report: chapters of PermenPANRB 53/2014 Lampiran II (from memory: periksa di JDIH).

First form: cover, ikhtisar eksekutif, Bab I-IV with the capaian table, a chart per sasaran, the explanation of each
gap, and an annex that says where every number comes from.
"""

from tolok.documents.templates.lkjip.isi import lkjip_content
from tolok.documents.templates.lkjip.pdf import lkjip_pdf

__all__ = ["lkjip_content", "lkjip_pdf"]
