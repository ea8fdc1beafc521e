"""What a picture is in memory."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.uint8] | Any
"""Pixels by row and column: uint8, RGB or grey. `Any`, because cv2 types what it returns less narrowly."""

Matrix = NDArray[np.float64]
"""3 x 3: from places on one picture to places on another."""
