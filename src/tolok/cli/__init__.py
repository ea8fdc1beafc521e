"""The `tolok` command. One file a verb in `verbs/`; a verb is imported only when it is called.

To add one: `verbs/<name>.py` with `add_arguments(parser)` and `run(args) -> int`, and its name
and help in `main.VERBS` (so that `--help` imports nothing). Verbs other than serve, demo, manage, backup, restore
and `lake export` never load Django.
"""

from tolok.cli.main import main

__all__ = ["main"]
