"""Tiny registers drawn as text tables, as an official would jot them down; spec tables and unit tests use them.

    register | id | kind  | submitted | completed | status
    surat    | 1  | masuk | 3 Jan     | 5 Jan     | diarsip

Dates are day and month of the drawn year (or full: 3 Jan 2025); empty cells are empty columns.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from tolok.core.catalogue import Baris
from tolok.core.formula.nodes import Count, Difference, Node, Phrase, Product, Ratio, Score, Sum, WeightedSum, leaves
from tolok.core.kernel.period import MONTH_NAMES, Month
from tolok.core.measurement.indikator import Aggregation, Indikator
from tolok.core.measurement.office_year import OfficeProfile, OfficeYear
from tolok.core.registers import get_register
from tolok.core.registers.binding import Binding
from tolok.core.registers.entry import Entry, Statement, StatementState

YEAR = 2026
OFFICE = "35.09.01"
_DATES = ("submitted", "due", "completed")
_MONTHS = {name[:3].lower(): number for number, name in enumerate(MONTH_NAMES, 1)}


def drawn_entries(table: str, office: str = OFFICE, year: int = YEAR) -> list[Entry]:
    """The rows of a drawn table. Raises ValueError for a column or a date it does not know."""
    head, *lines = [line for line in table.splitlines() if line.strip() and set(line.strip()) - set("-|+ ")]
    names = [name.strip() for name in head.split("|")]
    return [_entry(names, line, number, office, year) for number, line in enumerate(lines, 1)]


def _entry(names: list[str], line: str, number: int, office: str, year: int) -> Entry:
    cells = [cell.strip() or None for cell in line.split("|")]
    if len(cells) != len(names):
        raise ValueError(f"expected {len(names)} cells, got: {line!r}")
    values: dict[str, object] = {"id": str(number), "office": office}
    for name, cell in zip(names, cells, strict=True):
        if cell is not None:
            values[name] = drawn_date(cell, year) if name in _DATES else int(cell) if name == "quantity" else cell
    return Entry(**values)  # type: ignore[arg-type]


def drawn_date(text: str, year: int = YEAR) -> date:
    day, month, *rest = text.split()
    return date(int(rest[0]) if rest else year, _MONTHS[month[:3].lower()], int(day))


def drawn_month(text: str, year: int = YEAR) -> Month:
    """ "Jan" or "Jan 2025"."""
    name, *rest = text.split()
    return Month(int(rest[0]) if rest else year, _MONTHS[name[:3].lower()])


def drawn_statements(lines: dict[str, str], office: str = OFFICE, year: int = YEAR) -> list[Statement]:
    """From {"surat": "Jan-Mar lengkap, Apr nihil"}; "-" spans months, absence is BELUM."""
    found = []
    for register, text in lines.items():
        for part in text.split(","):
            span, state = part.split()
            first, _, last = span.partition("-")
            for number in range(drawn_month(first).month, drawn_month(last or first).month + 1):
                found.append(Statement(office, register, Month(year, number), StatementState(state)))
    return found


def drawn_node(drawing: object) -> Node:
    """A tree from plain data: "surat.masuk" a bound phrase, "nilai: IKM" a score, {rasio: [a, b]}, {selisih: [a, b]},
    {jumlah: [..]}, {kali: [..]}, {bobot: [[0.4, a], [0.6, b]]}; {hitung: "surat.masuk"} counts without a binding."""
    if isinstance(drawing, str):
        return Score(drawing.removeprefix("nilai ")) if drawing.startswith("nilai ") else Phrase(drawing)
    assert isinstance(drawing, dict) and len(drawing) == 1, drawing
    ((kind, parts),) = drawing.items()
    match kind:
        case "hitung":
            register, offer = parts.split(".")
            return Count(get_register(register).term(offer))
        case "rasio":
            return Ratio(drawn_node(parts[0]), drawn_node(parts[1]))
        case "selisih":
            return Difference(drawn_node(parts[0]), drawn_node(parts[1]))
        case "jumlah":
            return Sum(tuple(drawn_node(part) for part in parts))
        case "kali":
            return Product(tuple(drawn_node(part) for part in parts))
        case "bobot":
            return WeightedSum(tuple((Decimal(str(weight)), drawn_node(part)) for weight, part in parts))
    raise ValueError(f"expected hitung, rasio, selisih, jumlah, kali or bobot, got: {kind!r}")


def drawn_indikator(drawing: object, **changes: object) -> Indikator:
    """An indicator whose phrases are `register.offer`, all bound and confirmed."""
    node = drawn_node(drawing)
    bindings = {
        leaf.words: Binding(leaf.words, *leaf.words.split("."), confirmed_by="ani", confirmed_at="2026-01-01T00:00:00")
        for leaf in leaves(node)
        if isinstance(leaf, Phrase)
    }
    given: dict[str, object] = {"node": node, "bindings": bindings, "aggregation": Aggregation.JUMLAH, **changes}
    return Indikator("IKU/1/1", "IKU", "Camat", 1, Baris(indikator="contoh"), **given)  # type: ignore[arg-type]


def drawn_office(
    table: str,
    statements: dict[str, str] | None = None,
    indikator: tuple[Indikator, ...] = (),
    office: str = OFFICE,
    year: int = YEAR,
) -> OfficeYear:
    """One office's year from a drawn register and drawn statements."""
    return OfficeYear(
        OfficeProfile(office, f"Kecamatan {office}", "Kabupaten Contoh"),
        year,
        (),
        indikator,
        drawn_entries(table, office, year),
        drawn_statements(statements or {}, office, year),
    )
