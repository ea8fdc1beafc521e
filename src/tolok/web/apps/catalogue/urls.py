"""Addresses of the catalogue. A card is named by its key: the indicator in force in the year asked for."""

from django.urls import path

from tolok.web.apps.catalogue.views import (
    binding,
    comparison,
    decrees,
    edits,
    jobs,
    publishing,
    review,
    source,
    structure,
    table,
)
from tolok.web.discovery import MenuItem

app_name = "catalogue"
PREFIX = ""
_KEY = "<str:jenis>/<int:jabatan>/<int:baris>/"
_ONE = "keputusan/<int:pk>/"

urlpatterns = [
    path("keputusan/", decrees.decree_list, name="list"),
    path("keputusan/unggah/", decrees.upload, name="upload"),
    path("keputusan/pembacaan/<int:pk>/", jobs.job, name="job"),
    path("keputusan/pembacaan/<int:pk>/batal/", jobs.cancel, name="cancel_job"),
    path("keputusan/pembacaan/<int:pk>/ulang/", jobs.try_again, name="retry_job"),
    path("keputusan/pembacaan/<int:pk>/hapus/", jobs.dismiss, name="dismiss_job"),
    path(_ONE, review.review, name="review"),
    path(f"{_ONE}sumber/", source.source, name="source"),
    path(f"{_ONE}halaman/<int:number>/", source.page, name="page"),
    path(f"{_ONE}susunan/<str:act>/", structure.structure, name="structure"),
    path(f"{_ONE}berkas/", decrees.original, name="original"),
    path(f"{_ONE}ubah/", edits.change, name="change"),
    path(f"{_ONE}konfirmasi/", edits.confirm, name="confirm"),
    path(f"{_ONE}suntingan/", review.history, name="history"),
    path(f"{_ONE}suntingan/<int:edit>/batal/", edits.undo, name="undo"),
    path(f"{_ONE}tabel/", table.table, name="table"),
    path(f"{_ONE}temuan/", publishing.findings, name="findings"),
    path("keputusan/aturan/<str:code>/", publishing.rule, name="rule"),
    path(f"{_ONE}terbitkan/", publishing.publish, name="publish"),
    path("keputusan/bandingkan/", comparison.comparison, name="comparison"),
    path("keputusan/versi/<int:pk>/", publishing.version, name="version"),
    path("keputusan/versi/<int:pk>/unduh/<str:form>/", publishing.download, name="download"),
    path(f"indikator/{_KEY}", binding.card, name="card"),
    path(f"indikator/{_KEY}hubungkan/", binding.bind, name="bind"),
    path(f"indikator/{_KEY}nilai-diberikan/", binding.give, name="give"),
    path("hubungan/<int:pk>/cabut/", binding.unbind, name="unbind"),
]

MENU = [MenuItem("Keputusan", "catalogue:list", order=20, icon="document")]
