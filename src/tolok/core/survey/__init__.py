"""Survei Kepuasan Masyarakat (SKM): from answers to NRR, IKM and mutu, by the regulation of the day.

`unsur.py` what is asked, and which column asks it; `response.py` one questionnaire; `tally.py` sums and counts, which
alone may be added up; `weight.py` 1/n or the printed figure; `mutu.py` the dated intervals; `index.py` NRR, SKM, IKM;
`unit.py` several services as one unit; `sample_size.py` how many respondents were needed, and had. Intervals, weights
and tables stand in `core/regulation` under `skm_...`. Scans of answers, files and pages do not go here.
"""

from tolok.core.survey.index import SurveyIndex, index_of
from tolok.core.survey.mutu import MutuClass, MutuScale, mutu_scale_on
from tolok.core.survey.response import RespondentCounts, Response
from tolok.core.survey.sample_size import Completeness, completeness_of, sample_size
from tolok.core.survey.tally import SurveyGroup, Tallies, Tally, add_up, empty_tally, tally_of
from tolok.core.survey.unit import UnitIndex, UnitRule, unit_index
from tolok.core.survey.unsur import HeadingError, Unsur, unsur_of_headings, unsur_on
from tolok.core.survey.weight import Weight, exact_weight, printed_weight

__all__ = [
    "Completeness", "HeadingError", "MutuClass", "MutuScale", "RespondentCounts", "Response", "SurveyGroup",
    "SurveyIndex", "Tallies", "Tally", "UnitIndex", "UnitRule", "Unsur", "Weight", "add_up", "completeness_of",
    "empty_tally", "exact_weight", "index_of", "mutu_scale_on", "printed_weight", "sample_size", "tally_of",
    "unit_index", "unsur_of_headings", "unsur_on",
]  # fmt: skip
