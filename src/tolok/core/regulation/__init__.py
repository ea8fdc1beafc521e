"""Which regulation is in force when, and the numbers it sets, with how sure we are of each.

One YAML a regulation, `<jenis>-<nomor>-<tahun>.yaml`: its title, dates, what repealed and changed it, other ways it is
cited, dated parameters, and for all of it `sumber` and `kepastian` (V verified, V2 verified in secondary material,
M from memory, M? from memory and unsure). `regulation.py` holds the classes, `load.py` reads the files and refuses
what does not fit, `instrument.py` lists the kinds of instrument, `citation.py` finds citations in running text,
`wording.py` reads their titles and gazette numbers, `titles.py` compares titles, `writer.py` writes citations.
Judging a citation is lint's matter, not done here. `sumber` names the section (and source, S..) of the project's
reference on regulations, or "ingatan penyusun" where nothing but memory stands behind it.
To add a regulation: its file; nothing else is edited. Old values stay: law is judged as of a date.
"""

from tolok.core.regulation.citation import Citation, find_citations, main_citation
from tolok.core.regulation.instrument import instrument_of
from tolok.core.regulation.load import RegulationError, all_regulations, amendments_on, parameter_on, parameters_named
from tolok.core.regulation.regulation import Certainty, Gazette, Parameter, Regulation, Status
from tolok.core.regulation.titles import Likeness, differing_words, is_change, likeness_to, titled
from tolok.core.regulation.wording import GazetteNumber, Place, Wording
from tolok.core.regulation.writer import write_basis, write_citation

__all__ = [
    "Certainty", "Citation", "Gazette", "GazetteNumber", "Likeness", "Parameter", "Place", "Regulation",
    "RegulationError", "Status", "Wording", "all_regulations", "amendments_on", "differing_words", "find_citations",
    "instrument_of", "is_change", "likeness_to", "main_citation", "parameter_on", "parameters_named", "titled",
    "write_basis", "write_citation",
]  # fmt: skip
