"""tolok: the open system for performance accountability in Indonesian government.

`core` is the domain in pure Python; `reading`, `engines`, `documents` and `sample` are adapters
around it; `web` and `cli` are the edges. The map is docs/adr/0001 and CONTRIBUTING.md.
"""

__version__ = "0.1.0"
