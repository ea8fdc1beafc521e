"""The exchange form of a decree as JSON and YAML text; every text in it comes back as it was."""

from __future__ import annotations

import json
import re
from typing import Any

import yaml

_WIDTH = 110
_LINE_ENDS = re.compile("[\r\x85\u2028\u2029]")
"""Signs that YAML takes for a line end outside double quotes, and gives back as another."""


def write_json(data: dict[str, Any] | list[dict[str, Any]]) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def write_yaml(data: dict[str, Any] | list[dict[str, Any]]) -> str:
    return str(yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=_WIDTH))


class _Dumper(yaml.SafeDumper):
    pass


def _text(dumper: _Dumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"' if _LINE_ENDS.search(text) else None)


_Dumper.add_representer(str, _text)
