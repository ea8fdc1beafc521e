"""Target, realisasi, capaian: what a formula yields for a period, held against what was promised.

`indikator.py` an indicator ready to be measured; `realisasi.py` its value and the trace of it; `capaian.py` the
named rules; `scale.py` the dated categories; `read_number.py` numbers as offices write them; `office_year.py` all
that one office's year needs; `measure.py` the whole table; `shown.py` how it is written for a reader. Engines, files
and pages do not go here.
"""
