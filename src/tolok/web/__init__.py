"""The web: settings, addresses, permissions, the look, and the apps.

A Django app is a folder in `apps/` with `models, queries, actions, forms, views, urls, permissions, templates/<app>/`.
Views parse, call and show; `queries.py` reads; `actions.py` writes (keyword-only, `by=` the acting user, one
transaction, one audit event). Apps reach each other through queries and actions only. To add one: make its folder;
it is found by walking (`discovery.py`), nothing here is edited. To add a page: view, template, URL, and its row in
the app's `permissions.py`; a test fails for a URL without a row. Arithmetic does not go here.
"""
