"""Hypothesis strategies for decrees: any text that JSON can hold, few of each thing so that they meet often."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from tolok.core.catalogue import (
    Asal,
    Baris,
    Confirmation,
    Diktum,
    FormulaText,
    Jabatan,
    Keputusan,
    Lampiran,
    PenandaTangan,
    Periode,
    Tujuan,
)
from tolok.core.catalogue.keputusan import FORMULA_KINDS

# What spreadsheets, YAML and escapes stumble over, beside all else that a text may hold.
TRAPS = (
    "", " ", "  tepi  ",
    "=1+1", "+62", "-", "@SUM(A1)", "'kutip", '"', '""', '" "', '"""', "100", "100%", "0,5", '"100"',
    "1.000", "007", "198402152004121001", "2025-01-02", "1-2", "TRUE", "#REF!", "a\nb", "a\r\nb", "\ttab", "baris\n",
    "\\n", "\\\\n", "\\neq \\frac{a}{b}", "\\", "\\u{1}", "\\\\u{41}", "\x00", "\x0b\x1f", "_x0041_", "_x005F_x0041_",
    "\x85", "\u2028", "\ufeff", "\ufffe\uffff", "é😀", "~", "null", "ya: tidak", "- butir", "a/b", "\xa0", "\u200b",
)  # fmt: skip
words = (
    st.sampled_from(TRAPS) | st.text(st.characters(codec="utf-8"), max_size=12) | st.text('\\"nu{1}_x04 \n', max_size=8)
)
maybe = st.none() | words
several = st.lists(words, max_size=2).map(tuple)
days = st.none() | st.dates(date(1945, 1, 1), date(2100, 1, 1))
multipliers = st.none() | words | st.decimals(-(10**6), 10**6, places=3) | st.integers(-(10**9), 10**9).map(Decimal)
coordinates = st.floats(-2000, 2000, allow_nan=False)
boxes = st.builds(
    Asal,
    halaman=st.none() | st.integers(1, 500),
    kotak=st.tuples(coordinates, coordinates, coordinates, coordinates),
    keyakinan=st.floats(0, 1),
    perbaikan=several,
    dikonfirmasi=st.none() | st.builds(Confirmation, oleh=words, pada=words),
)
lines = st.builds(Asal, halaman=st.none(), baris=st.none() | st.integers(1, 10**6), keyakinan=st.floats(0, 1))
formulas = st.builds(
    FormulaText,
    teks=words,
    teks_asli=words,
    jenis=st.sampled_from(FORMULA_KINDS),
    pembilang=maybe,
    penyebut=maybe,
    pengali=multipliers,
    arah=st.sampled_from(["naik", "turun", None]),
    satuan=maybe,
)
rows = st.builds(
    Baris,
    nomor=maybe,
    sasaran=words,
    indikator=words,
    definisi_operasional=maybe,
    formula=formulas,
    penanggung_jawab=several,
    sumber_data=several,
    satuan=maybe,
    kolom_lain=st.dictionaries(words, words, max_size=2),
    asal=st.dictionaries(words, boxes | lines, max_size=2),
)
positions = st.builds(
    Jabatan,
    nama=words,
    jenis_jabatan=st.sampled_from(["jabatan", "instansi"]),
    eselon=maybe,
    tugas=several,
    fungsi=several,
    baris=st.lists(rows, max_size=2).map(tuple),
    asal=st.dictionaries(words, boxes | lines, max_size=2),
)
decrees = st.builds(
    Keputusan,
    jenis=st.sampled_from(["IKU", "IKI"]),
    judul=words,
    nomor=maybe,
    tanggal=days,
    tempat=maybe,
    instansi=maybe,
    kabupaten=maybe,
    periode=st.none() | st.builds(Periode, dari=st.integers(1945, 2100), sampai=st.integers(1945, 2100)),
    lampiran=st.lists(st.builds(Lampiran, nomor=maybe, tanggal=days), max_size=2).map(tuple),
    penanda_tangan=st.none()
    | st.builds(PenandaTangan, nama=maybe, nip=maybe, pangkat=maybe, jabatan=maybe, elektronik=st.booleans()),
    menimbang=several,
    mengingat=several,
    memperhatikan=several,
    menetapkan=maybe,
    sesudah_tanda_tangan=several,
    diktum=st.lists(st.builds(Diktum, label=words, isi=words, butir=several), max_size=2).map(tuple),
    tembusan=several,
    tujuan=st.lists(st.builds(Tujuan, tujuan=words, indikator=maybe), max_size=2).map(tuple),
    jabatan=st.lists(positions, max_size=2).map(tuple),
    asal=st.dictionaries(words, boxes | lines, max_size=2),
)
