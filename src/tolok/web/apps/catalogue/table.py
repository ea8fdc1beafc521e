"""The table that a decree holds, as it was read: one for each jabatan, a spanning sasaran told once."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from tolok.core.lint.finding import Finding
from tolok.web.apps.catalogue import queries
from tolok.web.apps.catalogue.field_kinds import ROW_FIELDS
from tolok.web.apps.catalogue.field_text import show_field
from tolok.web.apps.catalogue.words import JENIS_WORDS, SEVERITY_WORDS, place_in_source

ALWAYS_SHOWN = frozenset({"sasaran", "indikator", "formula", "penanggung_jawab", "sumber_data", "satuan"})


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell. `path` leads to its field, "" for a column that nobody edits; `value` is the exchange form's."""

    key: str
    path: str
    value: Any
    mends: tuple[str, ...] = ()
    is_changed: bool = False

    @property
    def text(self) -> str:
        return show_field(self.value)


@dataclass(frozen=True, slots=True)
class Row:
    """One row; `findings` are (tone, word, number of them), `line` or `page` (from 1) that of its indicator."""

    label: str
    path: str
    line: int | None
    page: int | None
    sasaran: Cell
    indikator: Cell
    cells: tuple[Cell, ...]
    findings: tuple[tuple[str, str, int], ...]


@dataclass(frozen=True, slots=True)
class JabatanTable:
    """The rows of one jabatan in groups of one sasaran each; `columns` are those after sasaran and indikator."""

    number: int
    nama: str
    columns: tuple[str, ...]
    groups: tuple[tuple[Row, ...], ...]


def tables_of(data: dict[str, Any], findings: list[Finding], changed: set[str]) -> list[JabatanTable]:
    """The tables of a decree; `changed` are the paths that a person wrote anew."""
    found: dict[str, Counter[Any]] = {}
    for finding in findings:
        row = queries.path_of_finding(data, finding).rpartition("/")[0]
        found.setdefault(row, Counter())[finding.severity] += 1
    return [_table(number, jabatan, found, changed) for number, jabatan in enumerate(data["jabatan"])]


def _table(number: int, jabatan: dict[str, Any], found: dict[str, Counter[Any]], changed: set[str]) -> JabatanTable:
    kinds = [
        kind
        for kind in sorted(ROW_FIELDS, key=lambda kind: kind.key == "satuan")  # the unit stands last on paper
        if kind.key in ALWAYS_SHOWN or any(show_field(row[kind.key]) for row in jabatan["baris"])
    ]
    extra = list(dict.fromkeys(key for row in jabatan["baris"] for key in row["kolom_lain"]))
    groups: list[list[Row]] = []
    for place, row in enumerate(jabatan["baris"]):
        path = f"jabatan/{number}/baris/{place}"
        one = _row(row, path, place, [kind.key for kind in kinds], extra, found.get(path, Counter()), changed)
        if groups and one.sasaran.text and groups[-1][0].sasaran.text == one.sasaran.text:
            groups[-1].append(one)
        else:
            groups.append([one])
    labels = [kind.label for kind in kinds if kind.key not in ("sasaran", "indikator")]
    return JabatanTable(number, jabatan["nama"], (*labels, *extra), tuple(tuple(group) for group in groups))


def _row(
    row: dict[str, Any],
    path: str,
    place: int,
    keys: list[str],
    extra: list[str],
    found: Counter[Any],
    changed: set[str],
) -> Row:
    origin = row["asal"].get("indikator") or {}
    cells = {key: _cell(row, f"{path}/{key}", key, changed) for key in keys}
    sasaran, indikator = cells.pop("sasaran"), cells.pop("indikator")
    others = tuple(Cell(key, "", row["kolom_lain"].get(key, "")) for key in extra)
    return Row(
        label=row["nomor"] or str(place + 1),
        path=path,
        line=origin.get("baris"),
        page=origin.get("halaman"),
        sasaran=sasaran,
        indikator=indikator,
        cells=(*cells.values(), *others),
        findings=tuple((*SEVERITY_WORDS[s], found[s]) for s in queries.SEVERITY_ORDER if found[s]),
    )


def _cell(row: dict[str, Any], path: str, key: str, changed: set[str]) -> Cell:
    origin = row["asal"].get(key) or {}
    return Cell(key, path, row[key], tuple(origin.get("perbaikan", ())), path in changed)


EXPORT_HEADER = (
    "Jabatan", "Nomor", "Sasaran", "Indikator", "Definisi operasional", "Formula", "Jenis formula", "Pembilang",
    "Penyebut", "Penanggung jawab", "Sumber data", "Satuan",
)  # fmt: skip


def export_table(data: dict[str, Any], tables: list[JabatanTable]) -> tuple[list[str], list[list[Any]]]:
    """Header and rows of all tables as one, a sasaran in every row; phrases as the reader took them apart."""
    extra = list(
        dict.fromkeys(key for jabatan in data["jabatan"] for row in jabatan["baris"] for key in row["kolom_lain"])
    )
    rows = []
    for table, jabatan in zip(tables, data["jabatan"], strict=True):
        shown = (row for group in table.groups for row in group)
        pairs = zip(jabatan["baris"], shown, strict=True)
        rows += [_export_row(jabatan["nama"], raw, one, extra) for raw, one in pairs]
    return [*EXPORT_HEADER, *extra, "Letak dalam sumber", "Temuan", "Dirapikan pembaca"], rows


def _export_row(nama: str, raw: dict[str, Any], row: Row, extra: list[str]) -> list[Any]:
    formula = raw["formula"]
    mends = dict.fromkeys(mend for cell in (row.sasaran, row.indikator, *row.cells) for mend in cell.mends)
    return [
        nama,
        row.label,
        raw["sasaran"],
        raw["indikator"],
        raw["definisi_operasional"],
        formula["teks"],
        JENIS_WORDS[formula["jenis"]],
        formula["pembilang"],
        formula["penyebut"],
        "; ".join(raw["penanggung_jawab"]),
        "; ".join(raw["sumber_data"]),
        raw["satuan"],
        *(raw["kolom_lain"].get(key, "") for key in extra),
        place_in_source(row.page, row.line),
        ", ".join(f"{count} {word}" for _, word, count in row.findings),
        "; ".join(mends),
    ]
