"""Addresses of the catalogue. A card is named by its key: the indicator in force in the year asked for."""

from django.urls import path

from tolok.web.apps.catalogue.views import (
    binding,
    comparison,
    decrees,
    edits,
    finding_acts,
    findings,
    formula,
    jobs,
    lint_settings,
    office_findings,
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
    path(f"{_ONE}temuan/", findings.findings, name="findings"),
    path(f"{_ONE}temuan/unduh/<str:form>/", findings.data_file, name="findings_data"),
    path(f"{_ONE}temuan/laporan/<str:form>/", finding_acts.report, name="findings_report"),
    path(f"{_ONE}temuan/kesampingkan/", finding_acts.set_aside, name="set_aside"),
    path(f"{_ONE}temuan/kesampingkan/<int:one>/tarik/", finding_acts.take_back, name="take_back"),
    path(f"{_ONE}temuan/perbaiki/", finding_acts.mend, name="mend"),
    path("keputusan/aturan/<str:code>/", findings.rule, name="rule"),
    path("keputusan/temuan/", office_findings.office_findings, name="office_findings"),
    path("keputusan/temuan/<int:pk>/kesampingkan/", office_findings.set_aside, name="set_aside_between"),
    path("keputusan/setelan-pemeriksaan/", lint_settings.lint_settings, name="lint_settings"),
    path("keputusan/setelan-pemeriksaan/<int:pk>/kembalikan/", lint_settings.withdraw, name="withdraw_choice"),
    path("keputusan/setelan-pemeriksaan/berkas/", lint_settings.take_file, name="import_settings"),
    path("keputusan/setelan-pemeriksaan/tolok.toml", lint_settings.settings_file, name="export_settings"),
    path(f"{_ONE}terbitkan/", publishing.publish, name="publish"),
    path("keputusan/bandingkan/", comparison.comparison, name="comparison"),
    path("keputusan/versi/<int:pk>/", publishing.version, name="version"),
    path("keputusan/versi/<int:pk>/unduh/<str:form>/", publishing.download, name="download"),
    path(f"indikator/{_KEY}", binding.card, name="card"),
    path(f"indikator/{_KEY}hubungkan/", binding.bind, name="bind"),
    path(f"indikator/{_KEY}nilai-diberikan/", binding.give, name="give"),
    path(f"indikator/{_KEY}formula/", formula.formula, name="formula"),
    path(f"indikator/{_KEY}formula/lengkapi/", formula.complete_formula, name="complete_formula"),
    path("formula/<int:pk>/cabut/", formula.withdraw, name="withdraw_formula"),
    path("hubungan/<int:pk>/cabut/", binding.unbind, name="unbind"),
]

MENU = [MenuItem("Keputusan", "catalogue:list", order=20, icon="document")]
