"""The WSGI application, for waitress (`tolok serve`) and any other server."""

import os

from django.core.wsgi import get_wsgi_application

from tolok.web.data_folder import data_folder, prepare_data_folder

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tolok.web.settings")
if "TOLOK_SECRET_KEY" not in os.environ:
    prepare_data_folder(data_folder())

application = get_wsgi_application()
