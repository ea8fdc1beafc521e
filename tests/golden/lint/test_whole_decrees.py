"""Whole small decrees, good ones too, read as text: what the rules of document, names, people and sources say of each.

A decree in whole_decrees.yaml says only how it differs from the sound one below; `null` leaves a part out. Judged by
hand: `temuan` holds rule and place, `!` for an error, `?` for an info.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tolok.core.catalogue import Keputusan
from tolok.core.lint import Finding, Severity, apply_mends, lint, rule_files
from tolok.reading import read_decree

DECREES: dict[str, dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("whole_decrees.yaml").read_text("utf-8"))
GROUPS = ("DOK", "NAM", "SMB", "TJB")
MARKS = {Severity.ERROR: "!", Severity.WARNING: "", Severity.INFO: "?"}
HEAD = ("NO", "SASARAN", "INDIKATOR KINERJA", "FORMULA", "TARGET", "PENANGGUNG JAWAB", "SUMBER DATA")


def row(number: int, indikator: str, owner: str, source: str) -> str:
    """A row of the table: a percentage of things done out of all."""
    formula = f"Jumlah {indikator} yang selesai / Jumlah {indikator} x 100%"
    cells = (str(number), f"Meningkatnya {indikator}", f"Persentase {indikator} yang selesai", formula, "90%")
    return "\t".join((*cells, owner, source))


def table_of(table: dict[str, Any], with_columns: list[str]) -> str:
    head = [table["jabatan"]] if table.get("judul") else [f"Jabatan : {table['jabatan']}"]
    head += [f"Eselon : {table['eselon']}"] if "eselon" in table else []
    for label in ("Tugas", "Fungsi"):
        items = table.get(label.lower(), ())
        head += [f"{label} :", *(f"{letter}. {item};" for letter, item in zip("abcdefghijkl", items, strict=False))]
        head = head if items else head[:-1]
    rows = [row(n, *cells) for n, cells in enumerate(table["baris"], 1)]
    kept = [n for n, name in enumerate(HEAD) if name in with_columns]
    printed = ["\t".join(line.split("\t")[n] for n in kept) for line in ("\t".join(HEAD), *rows)]
    return "\n".join([*head, "", *printed])


def text_of(changes: dict[str, Any]) -> str:
    """The decree as text: the sound one with `changes`."""
    d = {**DECREES["_baik"], **changes}
    signer = "\n".join([f"Ditetapkan di {d['tempat']}", f"pada tanggal {d['tanggal']}", *d["tanda_tangan"]])
    head = [
        "\n".join(d["kop"] or ()),
        "\n".join([d["pembuka"], *([f"NOMOR {d['nomor']}"] if d["nomor"] else ()), "TENTANG", d["judul"]]),
        "CAMAT,",
        listed("Menimbang", "abcdefgh", d["menimbang"]),
        listed("Mengingat", "123456789", d["mengingat"]),
        "MEMUTUSKAN :",
        "Menetapkan :" + (f" {d['menetapkan']}" if d["menetapkan"] else ""),
        "\n".join(d["diktum"]),
        signer,
        "\n".join(["Tembusan :", *(f"{n}. {one};" for n, one in enumerate(d["tembusan"], 1))]) if d["tembusan"] else "",
    ]
    annex = ["\n".join(d["lampiran"] or ()), *(table_of(table, d["kolom"]) for table in d["tabel"])]
    end = [signer if d["akhir"] else "", *(d["akhir"] or ())]
    return "\n\n".join(part for part in (*(() if d["hanya_tabel"] else head), *annex, *end) if part) + "\n"


def listed(label: str, marks: str, items: list[str] | None) -> str:
    lines = [f"{mark}. {item};" for mark, item in zip(marks, items or (), strict=False)]
    return "\n".join([f"{label} : {lines[0]}", *lines[1:]]) if lines else ""


def decree_of(changes: dict[str, Any]) -> Keputusan:
    drawn = {key: value for key, value in changes.items() if key != "temuan"}
    return read_decree(text_of(drawn).encode(), "keputusan.txt").keputusan


def told(finding: Finding) -> str:
    at = finding.location
    place = f"{at.kolom}/{at.nomor}" if at.nomor else at.kolom
    where = f"{at.jabatan} {at.baris}" if at.baris else f"{at.jabatan} {place}" if at.jabatan else place
    return f"{finding.name}{MARKS[finding.severity]} {where or 'keputusan'}"


def found_in(keputusan: Keputusan) -> list[str]:
    return sorted(told(finding) for finding in lint(keputusan) if finding.code.startswith(GROUPS))


NAMED = [name for name in DECREES if not name.startswith("_")]


@pytest.mark.parametrize("name", ["_baik", *NAMED])
def test_whole_decree_yields_what_a_reviewer_would_say_and_nothing_else(name: str) -> None:
    assert found_in(decree_of(DECREES[name] if name in NAMED else {})) == sorted(DECREES[name]["temuan"])


@pytest.mark.parametrize("name", NAMED)
def test_mends_of_a_whole_decree_end_their_findings_and_bring_no_new_one(name: str) -> None:
    decree = decree_of(DECREES[name])
    for finding in lint(decree):
        if finding.mends and finding.code.startswith(GROUPS):
            mended = apply_mends(decree, finding.mends, finding.code)
            assert mended.refused == ()
            left = found_in(mended.keputusan)
            assert told(finding) not in left
            assert set(left) <= set(found_in(decree))


def test_every_rule_of_these_groups_is_met_by_a_whole_decree() -> None:
    met = {told.split()[0].rstrip("!?") for name in NAMED for told in DECREES[name]["temuan"]}
    assert met == {item.rule.name for item in rule_files() if item.rule.code.startswith(GROUPS)}
