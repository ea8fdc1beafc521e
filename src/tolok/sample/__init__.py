"""A fictional kecamatan with a year of work: two decrees, forty indicators, twelve desa, some six thousand rows.

Every name is invented and stands in no official list. The same seed always gives the same year; there is no clock.
`keputusan/` holds the decrees as an office would have them (`iku.txt`, `iki.txt`, with the faults that offices make),
their clean twins (`*_bersih.txt`) and the published reading of the twins (`*.json`), by which the office is measured.
`kantor.py` is who and where, `rows/` one file a register, `plan.yaml` how each indicator is measured.
To add a register: `rows/<nama>.py` with `rows(...)`, and its line in `generator.py`.
"""

from tolok.sample.generator import sample_year
from tolok.sample.texts import sample_decree

__all__ = ["sample_decree", "sample_year"]
