"""The statements of every entry and of every reading of four levels, written out in what both databases understand.

The ORM takes longer to compose them than the database to answer. What is asked seldom stays with the ORM.
"""

from __future__ import annotations

from collections.abc import Collection

from django.db import connection

_ADD = """
UPDATE terms_termmonth SET amount = amount + %s, gaps = gaps + %s, stated = stated + %s
WHERE area IN ({areas}) AND term_id IN ({terms}) AND month = %s
"""
_SUMS = """
SELECT area, term_id, CAST(SUM(amount) AS BIGINT), CAST(SUM(gaps) AS BIGINT),
    CAST(SUM(CASE WHEN month >= %s THEN stated ELSE 0 END) AS BIGINT)
FROM terms_termmonth
WHERE area IN ({areas}) AND term_id IN ({terms}) AND month BETWEEN %s AND %s
GROUP BY area, term_id
"""
_AREAS = "SELECT code, stamp, offices FROM terms_area WHERE code IN ({areas})"


def add_to_month(areas: Collection[str], terms: Collection[int], month: int, added: tuple[int, int, int]) -> int:
    """Adds amount, gaps and stated to a month of these areas and terms; how many of the rows there were."""
    with connection.cursor() as cursor:
        cursor.execute(_ADD.format(areas=_places(areas), terms=_places(terms)), [*added, *areas, *terms, month])
        return cursor.rowcount


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
