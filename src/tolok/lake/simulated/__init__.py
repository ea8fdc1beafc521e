"""A made-up nation as a lake: real area codes, invented rows; any number of offices and events, the same for a seed.

What is uneven in life is uneven here: large and small kecamatan, busy and quiet registers, the rush of December,
offices that send nothing, months stated late or never, a few statements that contradict their rows. Every row has the
form that an office's own rows have, by the registers' declarations. `nation.py` says who there is, `rows.py` makes the
rows of a month, `statements.py` what was stated of it, `measured.py` by which catalogues and targets.
"""

from tolok.lake.simulated.nation import MOST_OFFICES, Nation
from tolok.lake.simulated.simulate import simulate

__all__ = ["MOST_OFFICES", "Nation", "simulate"]
