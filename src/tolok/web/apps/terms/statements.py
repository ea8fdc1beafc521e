"""The statements of every entry and of every reading of four levels, written out in what both databases understand.

The ORM takes longer to compose them than the database to answer. What is asked seldom stays with the ORM.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from django.db import connection

MonthRow = tuple[str, int, int, int, int, int, int]
"""A row of TermMonth: area, level, term, month, amount, gaps, stated."""

_AT_ONCE = 100  # rows of one INSERT: within the 999 parameters of the oldest SQLite that Django takes

_ADD = """
INSERT INTO terms_termmonth (area, level, term_id, month, amount, gaps, stated) VALUES {rows}
ON CONFLICT (area, term_id, month) DO UPDATE SET
    amount = terms_termmonth.amount + excluded.amount,
    gaps = terms_termmonth.gaps + excluded.gaps,
    stated = terms_termmonth.stated + excluded.stated
"""
_SUMS = """
SELECT area, term_id, CAST(SUM(amount) AS BIGINT), CAST(SUM(gaps) AS BIGINT),
    CAST(SUM(CASE WHEN month >= %s THEN stated ELSE 0 END) AS BIGINT)
FROM terms_termmonth
WHERE area IN ({areas}) AND term_id IN ({terms}) AND month BETWEEN %s AND %s
GROUP BY area, term_id
"""
_AREAS = "SELECT code, stamp, offices FROM terms_area WHERE code IN ({areas})"


def add_to_months(rows: Sequence[MonthRow]) -> None:
    """Adds amount, gaps and stated to the rows of TermMonth, making those that are not there."""
    for start in range(0, len(rows), _AT_ONCE):
        part = rows[start : start + _AT_ONCE]
        places = ", ".join([f"({_places(row)})" for row in part])
        with connection.cursor() as cursor:
            cursor.execute(_ADD.format(rows=places), [value for row in part for value in row])


def sums(
    areas: Collection[str], terms: Collection[int], first: int, last: int, *, stated_from: int
) -> list[tuple[str, int, int, int, int]]:
    """Area, term, and what they come to in the months `first` to `last`: amount, gaps, and stated since `stated_from`.

    Areas and terms without a row are not among them. Raises DataError or OperationalError for a sum above 63 bits.
    """
    if not terms:
        return []
    asked = _SUMS.format(areas=_places(areas), terms=_places(terms))
    with connection.cursor() as cursor:
        cursor.execute(asked, [stated_from, *areas, *terms, first, last])
        return cursor.fetchall()


def areas_at(codes: Collection[str]) -> list[tuple[str, int, int]]:
    """Code, stamp and number of offices of those areas that there are."""
    with connection.cursor() as cursor:
        cursor.execute(_AREAS.format(areas=_places(codes)), list(codes))
        return cursor.fetchall()


def _places(values: Collection[object]) -> str:
    return ", ".join(["%s"] * len(values))
