"""YAML as the archive uses it: written readably, read strictly (no unknown key, none left out)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import yaml

from tolok.archive.problems import ArchiveError

MAX_BYTES = 4 * 1024 * 1024
"""YAML is read slowly; forty indicators take 30 kB."""


class _StrictLoader(yaml.SafeLoader):
    """YAML without references, by which a few lines could stand for gigabytes, and without a key written twice."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            mark = self.peek_event().start_mark  # type: ignore[no-untyped-call]
            raise yaml.constructor.ConstructorError(None, None, "reference", mark)
        return super().compose_node(parent, index)

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen: set[str] = set()
        for key, _ in node.value:
            if key.value in seen:
                raise yaml.constructor.ConstructorError(None, None, "key written twice", key.start_mark)
            seen.add(key.value)
        return super().construct_mapping(node, deep)


def to_yaml(data: Any) -> bytes:
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=110).encode()


def from_yaml(file: str, data: bytes) -> dict[str, Any]:
    """The mapping in `file`. Raises ArchiveError with the line where the YAML breaks."""
    if len(data) > MAX_BYTES:
        raise ArchiveError(f"{file} lebih dari {MAX_BYTES // 1024 // 1024} MB. Periksa apakah berkasnya tertukar.")
    try:
        content = yaml.load(data.decode("utf-8-sig"), _StrictLoader)  # noqa: S506 - a SafeLoader
    except UnicodeDecodeError:
        raise ArchiveError(f"{file} bukan teks UTF-8. Simpan ulang dengan pengodean UTF-8.") from None
    except (yaml.YAMLError, RecursionError, ValueError) as problem:
        mark = getattr(problem, "problem_mark", None)
        place = f" pada baris {mark.line + 1}" if mark else ""
        raise ArchiveError(
            f"{file} tidak dapat dibaca sebagai YAML{place}. Periksa indentasi dan tanda kutip."
        ) from None
    if not isinstance(content, dict):
        raise ArchiveError(f"{file} kosong atau bukan daftar kunci dan isi. Mulai dari arsip contoh.")
    return content


def expect_keys(place: str, data: Any, keys: tuple[str, ...]) -> Mapping[str, Any]:
    """`data` as a mapping of exactly `keys`. Raises ArchiveError."""
    if not isinstance(data, dict):
        raise ArchiveError(f"{place}: diharapkan kunci {', '.join(keys)}, didapat «{data}».")
    if unknown := [str(key) for key in data if key not in keys]:
        raise ArchiveError(f"{place}: kunci tidak dikenal: {', '.join(unknown)}. Yang dikenal: {', '.join(keys)}.")
    if lacking := [key for key in keys if key not in data]:
        raise ArchiveError(f"{place}: kunci tidak ada: {', '.join(lacking)}. Tambahkan, kosong bila perlu.")
    return data


def expect_list(place: str, data: Any) -> list[Any]:
    """`data` as a list. Raises ArchiveError."""
    if not isinstance(data, list):
        raise ArchiveError(f"{place}: diharapkan daftar, didapat «{data}».")
    return data


def text_of(place: str, data: Any) -> str:
    """`data` as text. Raises ArchiveError."""
    if not isinstance(data, str):
        raise ArchiveError(f"{place}: diharapkan teks, didapat «{data}». Beri tanda kutip.")
    return data


def text_or_none(place: str, data: Any) -> str | None:
    """`data` as text, or None where it is empty. Raises ArchiveError."""
    return None if data is None else text_of(place, data)
