"""One folder an app; every folder here is installed and, when it has `urls.py`, mounted (see tolok.web.discovery)."""
