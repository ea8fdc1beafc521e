"""What a report of a year still lacks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from tolok.core.kernel.value import Number
from tolok.web.apps.catalogue import queries as catalogue
from tolok.web.apps.measurement import queries as measurement


@dataclass(frozen=True, slots=True)
class Readiness:
    """One condition of a good report: whether it is met, and where to go when it is not (a URL name)."""

    words: str
    is_met: bool
    url_name: str


@dataclass(frozen=True, slots=True)
class ReportState:
    headline: measurement.Headline
    checks: tuple[Readiness, ...]

    @property
    def can_print(self) -> bool:
        return self.headline.total > 0


def report_state(office: Any, year: int, quarter: int, today: date) -> ReportState:
    """What is ready and what is not; a report with gaps may be printed, and says so itself."""
    measured = measurement.measured_year(office, year)
    table = measured.by_quarter[quarter]
    unbound = sum(catalogue.unbound_count(version) for version in catalogue.versions_of_year(office, year))
    lacking = len(measurement.lacks(measured, year, quarter, today))
    without_target = sum(one.target is None for one in table)
    unexplained = sum(
        not one.indikator.penjelasan and not (isinstance(one.capaian, Number) and one.capaian.value >= 100)
        for one in table
    )
    checks = (
        _check("keputusan diterbitkan untuk tahun ini", 0 if table else 1, "catalogue:list", "Belum ada "),
        _check("frasa formula belum dihubungkan ke register", unbound, "catalogue:list"),
        _check("indikator belum mempunyai target", without_target, "measurement:plan_list"),
        _check("pernyataan bulanan belum ada", lacking, "registers:statements"),
        _check("indikator di bawah target atau tanpa angka belum dijelaskan", unexplained, "measurement:table"),
    )
    return ReportState(measurement.headline(table), checks)


def _check(words: str, count: int, url_name: str, prefix: str = "") -> Readiness:
    if not count:
        return Readiness(_met_words(words), True, url_name)
    return Readiness(prefix + words if prefix else f"{count} {words}", False, url_name)


def _met_words(words: str) -> str:
    return {
        "keputusan diterbitkan untuk tahun ini": "Keputusan sudah diterbitkan",
        "frasa formula belum dihubungkan ke register": "Semua frasa formula terhubung ke register",
        "indikator belum mempunyai target": "Semua indikator mempunyai target",
        "pernyataan bulanan belum ada": "Semua bulan sudah dinyatakan",
        "indikator di bawah target atau tanpa angka belum dijelaskan": "Semua selisih sudah dijelaskan",
    }[words]
