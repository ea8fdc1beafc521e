"""argparse in Indonesian: its headings, and its refusals with what to do."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable
from typing import NoReturn

_REFUSALS = (
    (r"the following arguments are required: (.+)", r"belum diisi: \1"),
    (r"unrecognized arguments: (.+)", r"tidak dikenal: «\1»"),
    (r"argument (\S+?)(?:/\S+)?: expected one argument", r"\1 memerlukan nilai; nilai yang diawali «-» ditulis \1=-5"),
    (r"argument (\S+?)(?:/\S+)?: expected at least one argument", r"\1 memerlukan paling sedikit satu nilai"),
    (r"argument (\S+?)(?:/\S+)?: invalid choice: '?(.*?)'? \(choose from (.+)\)", r"\1 «\2» tidak dikenal; pilih \3"),
    (r"argument (\S+?)(?:/\S+)?: invalid \w+ value: '(.*)'", r"\1 «\2» tidak terbaca"),
    (r"argument (\S+?)(?:/\S+)?: not allowed with argument (\S+)", r"\1 tidak dapat dipakai bersama \2"),
    (r"ambiguous option: (.+?) could match (.+)", r"«\1» dapat berarti \2; tulis lengkap"),
    (r"one of the arguments (.+) is required", r"salah satu perlu diisi: \1"),
)
"""What argparse says (Python 3.11 to 3.13), and how we say it; what is not listed passes as it is."""


class IndonesianParser(argparse.ArgumentParser):
    """A parser of one verb. A refusal goes to standard error and ends with exit code 2."""

    def __init__(self, *, prog: str, description: str) -> None:
        super().__init__(prog=prog, description=description, add_help=False, formatter_class=_Help, allow_abbrev=False)
        self._positionals.title, self._optionals.title = "argumen", "pilihan"
        self.add_argument("-h", "--help", action="help", help="tampilkan penjelasan ini")

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {refusal(message)}; lihat {self.prog} --help\n")


class _Help(argparse.HelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, "pemakaian: " if prefix is None else prefix)


def refusal(message: str) -> str:
    """`message` of argparse in Indonesian."""
    for pattern, template in _REFUSALS:
        if match := re.fullmatch(pattern, message):
            return match.expand(template)
    return message
