"""`tolok manage db_worker`: the worker of django-tasks, which besides takes up what a dead worker left."""

from __future__ import annotations

import contextlib
import logging
import os
import signal
import sys
import threading
import time
from argparse import ArgumentParser
from collections.abc import Iterator
from typing import Any

from django.db import DatabaseError, close_old_connections, connections
from django_tasks_db.management.commands import db_worker

from tolok.web.apps.catalogue import tasks

_PATIENCE = 10
"""Seconds in which a worker whose parent is gone must have ended."""
_NICE = 10
"""The web beside us goes first: one laptop often does both."""
_log = logging.getLogger(__name__)


class Command(db_worker.Command):
    help = "Membaca berkas yang diunggah, di belakang layar (lihat juga TOLOK_WORKERS)"

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument(
            "--with-parent",
            action="store_true",
            help="berhenti begitu masukan baku berakhir: cara tolok serve membawa serta pembacanya",
        )

    def handle(self, **options: Any) -> None:
        if options.pop("with_parent"):
            threading.Thread(target=_end_with_parent, daemon=True).start()
            if hasattr(os, "nice"):
                os.nice(_NICE)
        if options["verbosity"]:  # which file, how long, what became of it; 0 beside the web, which says its own
            logging.getLogger("tolok").setLevel(logging.INFO)
        tasks.forget_old_tasks()
        tasks.take_up_again()
        with _watching():
            super().handle(**options)


@contextlib.contextmanager
def _watching() -> Iterator[None]:
    """Looks again and again for jobs whose worker died; their heartbeat need not be old yet when we start."""
    ended = threading.Event()
    thread = threading.Thread(target=_watch, args=(ended,), daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join(_PATIENCE)


def _watch(ended: threading.Event) -> None:
    while not ended.wait(tasks.STALE.total_seconds() / 2):
        try:
            close_old_connections()
            tasks.take_up_again()
        except DatabaseError:
            _log.exception("could not look for jobs left behind; trying again")
    connections.close_all()


def _end_with_parent() -> None:
    """Asks ourselves to stop, as the parent would have; a reading at work is then put back in the queue."""
    while os.read(sys.stdin.fileno(), 1):
        pass
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(_PATIENCE)
    os._exit(1)
