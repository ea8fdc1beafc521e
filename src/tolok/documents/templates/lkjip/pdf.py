"""The LKjIP as PDF."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from tolok.core.measurement.office_year import OfficeYear
from tolok.core.measurement.result import Measurement
from tolok.documents.templates.lkjip.isi import lkjip_content
from tolok.documents.typst_pdf import render


def lkjip_pdf(
    office_year: OfficeYear, measurements_by_quarter: Mapping[int, Sequence[Measurement]], *, made_on: date
) -> bytes:
    """The LKjIP draft of `office_year` as a PDF.

    `measurements_by_quarter` holds the measured table of each quarter reported (1..4, at least one); the last one is
    the year's. `made_on` is printed as the date of the draft.
    """
    return render("lkjip", lkjip_content(office_year, measurements_by_quarter, made_on=made_on))
