"""One office's year as files a person can open: a folder, or the same folder as a ZIP.

    kantor.yaml           the office, its year, its holders of jabatan and aliases
    keputusan/*.json      the decrees in the exchange form
    indikator.yaml        each indicator's tree, rule, aggregation, targets, bindings and scores
    register/<slug>.csv   the rows; headings from the register's declaration, ISO dates
    pernyataan.csv        lengkap / nihil / belum for each register and month

`write_archive` and `read_archive` are inverse; nothing is lost. What goes in: the form of the files and the guarding
against broken or hostile ones. What does not: measuring, judging decrees, databases.
To add a file: a module that turns it to values and back, called from `writing.py` and `reading.py`.
"""

from tolok.archive.problems import ArchiveError, ArchiveProblem
from tolok.archive.reading import ArchiveReading, read_archive
from tolok.archive.writing import write_archive

__all__ = ["ArchiveError", "ArchiveProblem", "ArchiveReading", "read_archive", "write_archive"]
