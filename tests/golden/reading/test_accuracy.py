"""Reading accuracy over the five real decrees, against what a careful person reads in them. Floors may only rise.

`pytest tests/golden/reading -s` prints the table. Where the gold contradicts the text, the text was followed:
see KNOWN_AGAINST_GOLD.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from functools import cache
from typing import Any

import jsonschema
import pytest

from tests.support.accuracy import CELLS, PARTS, cell_answers, loose, pair_rows, squeeze
from tests.support.gold import gold_decree
from tests.support.shared import requires_shared, shared_path
from tolok.core.catalogue import from_data, json_schema, to_data
from tolok.reading import read_decree

pytestmark = requires_shared

HEAD = ("judul", "nomor", "tanggal", "tempat", "instansi", "kabupaten", "periode", "penanda_tangan",
        "menimbang", "mengingat", "diktum", "butir", "tembusan", "tujuan", "tugas", "fungsi")  # fmt: skip
FLOORS = {"sasaran": 1.0, "indikator": 1.0, "definisi": 1.0, "formula": 0.99, "penanggung_jawab": 1.0,
          "sumber_data": 1.0,
          "jenis": 0.99, "pembilang": 0.99, "penyebut": 0.99, "pengali": 0.99, "satuan": 0.99}  # fmt: skip


@cache
def decrees() -> list[tuple[str, dict[str, Any], dict[str, Any]]]:
    """(name, gold, exchange form as read) of each decree."""
    found = []
    for path in sorted((shared_path() / "decrees").glob("gold_*.json")):
        gold = json.loads(path.read_text("utf-8"))
        source = path.parent / gold["source"]
        found.append((path.stem[5:], gold, to_data(read_decree(source.read_bytes(), source.name).keputusan)))
    return found


@cache
def paired(name: str) -> list[tuple[dict[str, Any], dict[str, Any], dict[str, Any]]]:
    """(row of the gold file, right row, row read) of a decree; every row of the five is found."""
    path = shared_path() / "decrees" / f"gold_{name}.json"
    read = next(read for known, _, read in decrees() if known == name)
    right = to_data(gold_decree(path))
    rows = [row for position in json.loads(path.read_text("utf-8"))["positions"] for row in position["rows"]]
    return [(gold, *pair) for gold, pair in zip(rows, pair_rows(right, read), strict=True)]


def head_answers(gold: dict[str, Any], read: dict[str, Any]) -> dict[str, tuple[object, object]]:
    signer, block = gold["signer"], read["penanda_tangan"] or {}
    period = gold["period"] if gold["period"]["from"] else None
    items = gold.get("dictum_items") or {d["label"]: d["items"] for d in gold.get("dictum_details", []) if d["items"]}
    names = {squeeze(jabatan["nama"]): jabatan for jabatan in read["jabatan"]}
    jabatan = [
        (position, names.get(squeeze(position["title"]), {"tugas": [], "fungsi": []})) for position in gold["positions"]
    ]
    goals = [{"tujuan": p["goal"], "indikator": p["goal_indicator"]} for p in gold["positions"] if "goal" in p]
    return {
        "judul": (gold["title"], read["judul"]),
        "nomor": (gold["number"], read["nomor"]),
        "tanggal": (gold["decree_date"], read["tanggal"]),
        "tempat": (gold["place"], read["tempat"]),
        "instansi": (gold["agency"], read["instansi"]),
        "kabupaten": (gold["regency"], read["kabupaten"]),
        "periode": (period and {"dari": period["from"], "sampai": period["to"]}, read["periode"]),
        "penanda_tangan": (
            [
                re.sub(r",\s*", ", ", signer["name"] or ""),
                signer["nip"],
                signer["rank"],
                signer["title"],
                gold.get("signed_electronically", False),
            ],
            [
                re.sub(r",\s*", ", ", block.get("nama") or ""),
                block.get("nip"),
                block.get("pangkat"),
                block.get("jabatan"),
                block.get("elektronik", False),
            ],
        ),
        "menimbang": ([loose(t) for t in gold.get("considerations_text", [])], [loose(t) for t in read["menimbang"]]),
        "mengingat": ([squeeze(law["text"]) for law in gold["legal_bases"]], read["mengingat"]),
        "diktum": (
            list(zip(gold["dictums"], map(loose, gold.get("dictums_text", [])), strict=True)),
            [(d["label"], loose(d["isi"])) for d in read["diktum"]],
        ),
        "butir": (items, {d["label"]: d["butir"] for d in read["diktum"] if d["butir"]}),
        "tembusan": (gold["copies_to"], read["tembusan"]),
        "tujuan": (goals, read["tujuan"]),
        "tugas": ([squeeze(t) for p, _ in jabatan for t in p["duties"]], [t for _, j in jabatan for t in j["tugas"]]),
        "fungsi": (
            [squeeze(t) for p, _ in jabatan for t in p["functions"]],
            [t for _, j in jabatan for t in j["fungsi"]],
        ),
    }


def show(lines: list[str]) -> None:
    print("\n" + "\n".join(lines))


def test_every_jabatan_and_row_of_the_five_decrees_is_found_and_none_invented() -> None:
    lines = [f"{'keputusan':<16}{'jabatan':>10}{'baris':>10}{'dibuat-buat':>13}"]
    for name, gold, read in decrees():
        titles = [squeeze(position["title"]) for position in gold["positions"]]
        names = [squeeze(jabatan["nama"]) for jabatan in read["jabatan"]]
        counts = [len(position["rows"]) for position in gold["positions"]]
        rows = [len(jabatan["baris"]) for jabatan in read["jabatan"]]
        invented = len((Counter(names) - Counter(titles)).keys()) + max(0, sum(rows) - sum(counts))
        lines.append(f"{name:<16}{len(names):>7}/{len(titles)}{sum(rows):>7}/{sum(counts)}{invented:>13}")
        assert names == titles
        assert rows == counts
    show(lines)
    assert sum(len(gold["positions"]) for _, gold, _ in decrees()) == 37
    assert sum(len(position["rows"]) for _, gold, _ in decrees() for position in gold["positions"]) == 153


def test_cells_and_formula_parts_of_the_five_decrees_keep_their_floors() -> None:
    right: Counter[str] = Counter()
    lines = [f"{'keputusan':<16}" + "".join(f"{key[:11]:>12}" for key in (*CELLS, *PARTS))]
    misses = []
    total = 0
    for name, _, _ in decrees():
        pairs = paired(name)
        here: Counter[str] = Counter()
        for gold, right_row, row in pairs:
            for key, (want, got) in cell_answers(right_row, row).items():
                here[key] += want == got
                if want != got:
                    misses.append(f"  {name} baris berkas {gold['seed_lines']} {key}: emas {want!r}; terbaca {got!r}")
        total += len(pairs)
        right += here
        lines.append(f"{name:<16}" + "".join(f"{here[key]:>8}/{len(pairs):<3}" for key in (*CELLS, *PARTS)))
    lines.append(f"{'semua':<16}" + "".join(f"{right[key] / total:>12.1%}" for key in (*CELLS, *PARTS)))
    show([*lines, *misses])
    for key, floor in FLOORS.items():
        assert right[key] / total >= floor, key


def test_head_fields_of_the_five_decrees_are_as_the_gold_has_them() -> None:
    lines = [f"{'keputusan':<16}" + " ".join(key[:9] for key in HEAD)]
    misses = []
    for name, gold, read in decrees():
        answers = head_answers(gold, read)
        lines.append(
            f"{name:<16}"
            + " ".join(("ya" if answers[key][0] == answers[key][1] else "TIDAK").ljust(len(key[:9])) for key in HEAD)
        )
        misses += [
            f"  {name} {key}: emas {want!r}; terbaca {got!r}" for key, (want, got) in answers.items() if want != got
        ]
    show([*lines, *misses])
    assert not misses


@pytest.mark.parametrize("place", range(5))
def test_every_reading_keeps_the_published_schema_and_comes_back_whole(place: int) -> None:
    _, _, read = decrees()[place]
    jsonschema.validate(read, json_schema())
    assert to_data(from_data(read)) == read


def test_every_mended_row_says_so_where_the_gold_was_repaired() -> None:
    for name, _, _ in decrees():
        for expected, _, row in paired(name):
            told = [repair for asal in row["asal"].values() for repair in asal["perbaikan"]]
            if re.search(
                r"page break \(|carried down|stacked table rows|moved to the formula|split in two rows|shifted back",
                expected["repaired"] or "",
            ):
                assert told, (name, expected["seed_lines"])


def test_every_field_points_to_the_line_it_was_read_from() -> None:
    for name, gold, _ in decrees():
        lines = (shared_path() / "decrees" / gold["source"]).read_text("utf-8").split("\n")
        for _, _, row in paired(name):
            line = lines[row["asal"]["indikator"]["baris"] - 1]
            assert row["indikator"].split()[1 if len(row["indikator"].split()) > 1 else 0] in line, name
