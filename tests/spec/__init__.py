"""Spec tables: a tiny drawn register, a term or a formula, the expected value; run on every engine.

`tabel/*.yaml`, readable by an official and shown on the reference pages. Keys: `judul`, `keterangan`, `tabel` (the
register as drawn by `tests/support/drawn.py`), and `kasus`, each with `nama` and either

- `term` (register, and optionally syarat, tanggal, ukuran, sifat) with `bulan` {month: value, null for unknown} and
  `baris` (ids of the rows behind it), or
- `formula` (register.offer words in a tree) with `pernyataan`, optionally `agregasi`, and `triwulan` {quarter: value}.
"""
