"""Decrees written for these tests, in the many ways in which offices print them, read against what a person reads.

Each `unseen/<name>.txt` has its answers in `unseen/<name>.yaml`, written before the text was first read:
`bentuk` (how the bytes are made), `kepala` (facts of the head; lists as counts), `jabatan` (rows; a sasaran that is
not given is that of the row above, other keys not given are blank; `nomor`, `satuan`, `kolom_lain` and the parts of the
formula are compared only where given).
`pytest tests/unit/reading/test_unseen.py -s -k table` prints cells right by decree.
"""

from __future__ import annotations

import contextlib
import re
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import jsonschema
import pytest
import yaml

from tolok.core.catalogue import Baris, Jabatan, Keputusan, json_schema, to_data
from tolok.reading import ReadingError, read_decree

FOLDER = Path(__file__).parent / "unseen"
NAMES = sorted(path.stem for path in FOLDER.glob("*.yaml"))
TEXTS = ("sasaran", "indikator", "definisi_operasional")
LISTS = ("penanggung_jawab", "sumber_data")
Answer = tuple[str, object, object]


def content(name: str, form: dict[str, bool]) -> bytes:
    text = (FOLDER / f"{name}.txt").read_text("utf-8")
    if form.get("nbsp"):
        text = text.replace(" : ", "\u00a0:\u00a0")
    if form.get("crlf"):
        text = text.replace("\n", "\r\n")
    return (b"\xef\xbb\xbf" if form.get("bom") else b"") + text.encode()


def folded(text: str) -> str:
    return re.sub(r"\s+", "", re.sub(r"[×x]", "x", text))


def answers(name: str) -> list[Answer]:
    """(place, expected, read) of every fact and cell of one decree."""
    expected = yaml.safe_load((FOLDER / f"{name}.yaml").read_text("utf-8"))
    try:
        keputusan = read_decree(content(name, expected.get("bentuk", {})), f"{name}.txt").keputusan
    except Exception as problem:
        keputusan = Keputusan(jenis="IKU", judul=str(problem))
    found = [*head_answers(expected["kepala"], keputusan)]
    found.append(("jabatan", list(expected["jabatan"]), [jabatan.nama for jabatan in keputusan.jabatan]))
    read = {jabatan.nama: jabatan for jabatan in keputusan.jabatan}
    for nama, wanted in expected["jabatan"].items():
        found += jabatan_answers(nama, wanted, read.get(nama, Jabatan(nama)))
    return found


def head_answers(wanted: dict[str, Any], keputusan: Keputusan) -> list[Answer]:
    signer, periode = keputusan.penanda_tangan, keputusan.periode
    read: dict[str, Any] = {
        **{key: getattr(keputusan, key) for key in ("jenis", "nomor", "judul", "tempat", "instansi", "kabupaten")},
        "tanggal": keputusan.tanggal,
        "periode": periode and [periode.dari, periode.sampai],
        "penanda_tangan": signer
        and [part and part.replace(",", "") for part in (signer.nama, signer.nip, signer.pangkat, signer.jabatan)],
        "elektronik": signer and signer.elektronik,
        **{key: len(getattr(keputusan, key)) for key in ("menimbang", "mengingat", "memperhatikan", "tembusan")},
        "tujuan": [tujuan.tujuan for tujuan in keputusan.tujuan],
        "diktum": {diktum.label: len(diktum.butir) for diktum in keputusan.diktum},
        "lampiran": [[item.nomor, item.tanggal] for item in keputusan.lampiran],
    }
    wanted = dict(wanted)
    if signed := wanted.get("penanda_tangan"):
        wanted["penanda_tangan"] = [part and part.replace(",", "") for part in signed]
    if isinstance(wanted.get("nomor"), date | int):
        wanted["nomor"] = str(wanted["nomor"])
    return [(key, value, read[key]) for key, value in wanted.items()]


def jabatan_answers(nama: str, wanted: dict[str, Any], read: Jabatan) -> list[Answer]:
    found: list[Answer] = [
        (f"{nama}: {key}", wanted[key], len(getattr(read, key))) for key in ("tugas", "fungsi") if key in wanted
    ]
    if "jenis_jabatan" in wanted:
        found.append((f"{nama}: jenis_jabatan", wanted["jenis_jabatan"], read.jenis_jabatan))
    found.append((f"{nama}: baris", len(wanted["baris"]), len(read.baris)))
    sasaran = ""
    for place, row in enumerate(wanted["baris"]):
        sasaran = row.get("sasaran", sasaran)
        baris = read.baris[place] if place < len(read.baris) else Baris()
        found += row_answers(f"{nama} {place + 1}", {**row, "sasaran": sasaran}, baris)
    return found


def row_answers(where: str, wanted: dict[str, Any], baris: Baris) -> list[Answer]:
    found: list[Answer] = [(f"{where} {key}", wanted.get(key), getattr(baris, key)) for key in TEXTS]
    found += [(f"{where} {key}", wanted.get(key, []), list(getattr(baris, key))) for key in LISTS]
    found.append((f"{where} formula", folded(wanted["formula"]), folded(baris.formula.teks)))
    found += [(f"{where} {key}", wanted[key], getattr(baris, key)) for key in ("nomor", "satuan") if key in wanted]
    formula = {"jenis_formula": baris.formula.jenis, "pembilang": baris.formula.pembilang,
               "penyebut": baris.formula.penyebut}  # fmt: skip
    found += [(f"{where} {key}", wanted[key], part) for key, part in formula.items() if key in wanted]
    found += [(f"{where} {key}", text, baris.kolom_lain.get(key)) for key, text in wanted.get("kolom_lain", {}).items()]
    return found


@pytest.mark.parametrize("name", NAMES)
def test_unseen_decree_is_read_as_a_person_reads_it(name: str) -> None:
    wrong = [f"{place}: {expected!r}, got: {read!r}" for place, expected, read in answers(name) if expected != read]
    assert not wrong, "\n".join(["", *wrong])


@pytest.mark.parametrize("name", NAMES)
def test_unseen_decree_keeps_the_published_schema(name: str) -> None:
    form = yaml.safe_load((FOLDER / f"{name}.yaml").read_text("utf-8")).get("bentuk", {})
    jsonschema.validate(to_data(read_decree(content(name, form), f"{name}.txt").keputusan), json_schema())


def test_table_of_cells_right() -> None:
    right = total = 0
    for name in NAMES:
        found = answers(name)
        good = sum(expected == read for _, expected, read in found)
        right, total = right + good, total + len(found)
        print(f"{name:<50} {good:>4} / {len(found)}")
    print(f"{'semua':<50} {right:>4} / {total}")
    assert len(NAMES) >= 20


def test_damaged_decrees_end_in_a_reading_or_a_refusal() -> None:
    """Lines and separators of these decrees lost, doubled and shuffled: no traceback, and no reading without end."""
    random = Random(188)
    texts = [(FOLDER / f"{name}.txt").read_text("utf-8") for name in NAMES]
    for _ in range(150):
        lines = random.choice(texts).split("\n")
        for _ in range(random.randint(1, 8)):
            place = random.randrange(len(lines))
            lines[place] = random.choice(
                [lines[place].replace("\t", "", 1), lines[place].replace("|", "", 1), "", random.choice(lines),
                 lines[place] + random.choice(['"', '\t"', "<td>", "</table>", "<table>", "  x", "$"])]
            )  # fmt: skip
            if random.random() < 0.2:
                random.shuffle(lines)
        with contextlib.suppress(ReadingError):
            read_decree("\n".join(lines).encode(), "a.txt")


def test_pairs_whose_labels_come_again_in_one_table_are_refused_in_time() -> None:
    rows = [
        f"| {name} | x |" for name in ("Indikator Kinerja", "Formula", "Satuan", "Indikator Kinerja", "Sumber Data")
    ]
    with pytest.raises(ReadingError):
        read_decree("\n".join(rows).encode(), "a.txt")
