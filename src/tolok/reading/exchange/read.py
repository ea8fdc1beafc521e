"""JSON or YAML -> the decree it holds."""

from __future__ import annotations

import json
import re
from typing import Any

import yaml

from tolok.core.catalogue import ExchangeError, Keputusan, from_data
from tolok.reading.errors import ReadingError

_QUOTED = re.compile(r"«([^»]{120})[^»]{20,}»")
_MOST_TOLD = 1_200  # letters
_REMEDY = "Hasilkan berkasnya dengan «tolok read ... --format json» atau sesuaikan dengan skema yang diterbitkan."


def read_exchange(text: str, filename: str) -> Keputusan:
    """The decree in `text`. Raises ReadingError that names the place and what was expected."""
    try:
        data = _parse(text)
        return from_data(data)
    except json.JSONDecodeError as problem:
        raise ReadingError(
            f"Berkas «{filename}», baris {problem.lineno}, huruf ke-{problem.colno}: bukan JSON yang sah. {_REMEDY}"
        ) from None
    except yaml.YAMLError as problem:
        mark = getattr(problem, "problem_mark", None)
        place = f", baris {mark.line + 1}" if mark else ""
        raise ReadingError(f"Berkas «{filename}»{place}: bukan YAML yang sah. {_REMEDY}") from None
    except RecursionError:
        raise ReadingError(f"Berkas «{filename}»: isinya bersarang terlalu dalam. {_REMEDY}") from None
    except ExchangeError as problem:
        raise ReadingError(
            f"Berkas «{filename}»: bukan keputusan dalam bentuk pertukaran: {told(problem)}. {_REMEDY}"
        ) from None
    except ValueError:  # a number of thousands of digits, or a day that no calendar has
        raise ReadingError(f"Berkas «{filename}»: memuat bilangan atau tanggal yang tidak sah. {_REMEDY}") from None


def told(problem: ExchangeError) -> str:
    """Its words; what they quote may be a whole document, and is cut."""
    return _QUOTED.sub(r"«\1…»", str(problem))[:_MOST_TOLD]


def _parse(text: str) -> Any:
    if text.lstrip().startswith("{"):
        return json.loads(text)
    return yaml.load(text, Loader=_Loader)  # noqa: S506 (a SafeLoader)


class _Loader(yaml.SafeLoader):
    """Safe YAML without aliases: a few lines of them can unfold to more than any memory holds."""

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            mark = self.peek_event().start_mark  # type: ignore[no-untyped-call]
            raise yaml.composer.ComposerError(None, None, "alias", mark)
        return super().compose_node(parent, index)
