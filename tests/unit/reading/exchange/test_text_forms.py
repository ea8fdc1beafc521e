"""JSON and YAML that hold what Python or no file can hold: a message, never a traceback."""

from __future__ import annotations

import json

import pytest

from tolok.core.catalogue import Keputusan, to_data
from tolok.documents.catalogue_text import write_json, write_yaml
from tolok.reading import ReadingError, read_decree


def changed(**keys: object) -> dict[str, object]:
    return {**to_data(Keputusan()), **keys}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.json", json.dumps(changed(judul="\ud800"))),
        ("a.json", json.dumps(changed(asal={"\udfff": {}}))),
        ("a.json", json.dumps(changed(periode={"dari": 1, "sampai": 2})).replace('"dari": 1', '"dari": ' + "9" * 5000)),
        ("a.yaml", write_yaml(changed(tanggal="X")).replace("X", "2026-13-45")),
        ("a.yaml", write_yaml(changed(tanggal="X")).replace("X", "9" * 5000)),
    ],
)
def test_value_that_cannot_be_held_is_refused(name: str, text: str) -> None:
    with pytest.raises(ReadingError, match=name):
        read_decree(text.encode(), name)


def test_line_ends_of_other_scripts_survive_yaml() -> None:
    decree = Keputusan(judul="a\x85b\u2028c\u2029d\re")
    assert read_decree(write_yaml(to_data(decree)).encode(), "a.yaml").keputusan == decree
    assert read_decree(write_json(to_data(decree)).encode(), "a.json").keputusan == decree
