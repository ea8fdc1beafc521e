"""The named rules and aggregations as officials read them."""

from __future__ import annotations

from tolok.core.measurement.indikator import Aggregation, CapaianRule

RULE_WORDS = {
    CapaianRule.NAIK: "makin tinggi makin baik: realisasi / target",
    CapaianRule.TURUN_LAN: "makin rendah makin baik (LAN): (2 × target − realisasi) / target",
    CapaianRule.TURUN_RASIO: "makin rendah makin baik (rasio): target / realisasi",
    CapaianRule.RENTANG_NAIK: "dalam rentang; di atasnya lebih baik",
    CapaianRule.RENTANG_TURUN: "dalam rentang; di bawahnya lebih baik",
    CapaianRule.TEPAT: "harus tepat sama dengan target",
}
AGGREGATION_WORDS = {
    Aggregation.JUMLAH: "jumlah: dihitung dari Januari sampai akhir triwulan",
    Aggregation.POSISI_AKHIR: "posisi akhir: triwulan terakhir saja",
    Aggregation.RATA_RATA: "rata-rata triwulan (hanya nilai atau indeks yang diberikan)",
}
