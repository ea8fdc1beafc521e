"""`tolok manage ...`: Django's own command line over tolok's settings and data folder."""

from __future__ import annotations

import argparse
import sys

from tolok.web import startup


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("perintah", nargs=argparse.REMAINDER, help="perintah Django, misalnya check, migrate, dbshell")


def run(args: argparse.Namespace) -> int:
    try:
        startup.start_django()
    except startup.StartError as error:
        print(f"tolok manage: {error}", file=sys.stderr)
        return 2
    from django.core.management import execute_from_command_line

    execute_from_command_line(["tolok manage", *args.perintah])
    return 0
