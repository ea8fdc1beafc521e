"""The web, through Django's test client: permissions, pages, actions."""
