"""`tolok` whose web and worker read the strange files of `strange_reader`: started by tests as a program."""

from __future__ import annotations

import sys

from tests.support import strange_reader
from tolok.cli import main
from tolok.reading import apart
from tolok.web import workers
from tolok.web.apps.catalogue import upload

COMMAND = (sys.executable, "-m", "tests.support.strange_serve")

if __name__ == "__main__":
    apart._CHILD = strange_reader.COMMAND
    apart.find_format = upload.find_format = lambda *_: strange_reader.STRANGE
    workers.COMMAND = (*COMMAND, *workers.COMMAND[workers.COMMAND.index("manage") :])
    sys.exit(main())
