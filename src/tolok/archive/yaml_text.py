"""YAML as the archive uses it: written readably, read strictly (no unknown key, none left out)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import yaml

from tolok.archive.problems import ArchiveError


def to_yaml(data: Any) -> bytes:
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=110).encode()


def from_yaml(file: str, data: bytes) -> dict[str, Any]:
    """The mapping in `file`. Raises ArchiveError with the line where the YAML breaks."""
    try:
        content = yaml.safe_load(data.decode("utf-8-sig"))
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
