"""RapidOCR: finds text of any size and angle anywhere on a page; what tables are read with."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import Any

os.environ["ORT_DISABLE_TELEMETRY"] = "1"  # before it is loaded: it would write a session file and report to its makers

import cv2
import numpy as np
from rapidocr import RapidOCR

from tolok.reading.scan.array import Array

_SETTINGS = {
    "Global.log_level": "critical",
    "Global.use_cls": False,  # the page is upright already
    "Global.use_preprocess_img": False,
    "Global.use_vertical_padding": False,
    "Global.text_score": 0.0,  # what is unsure is read again, never dropped
    "Det.limit_type": "max",
    "Det.limit_side_len": 4096,
    "EngineConfig.onnxruntime.intra_op_num_threads": 1,  # pages are read side by side instead
    "EngineConfig.onnxruntime.inter_op_num_threads": 1,
}
_FIND_DPI = 105  # finding needs less than reading: the larger picture costs four times the time and finds no more

_WORKERS = min(os.cpu_count() or 1, 4)  # more engines would cost memory without end

_own = threading.local()  # the engine keeps the sizes of the picture it is at, so that threads may not share one


def find_text(grey: Array, dpi: float) -> list[tuple[int, int, int, int]]:
    """Boxes (x0, top, x1, bottom in pixels) of the runs of text."""
    return _pool().submit(_find_text, grey, dpi).result()


def read_strips(strips: Iterable[Array]) -> list[tuple[str, float]]:
    """The words on each picture of one line, and how sure they are (0..1); ("", 0) for nothing."""
    return list(_pool().map(_read_strip, strips))


def _find_text(grey: Array, dpi: float) -> list[tuple[int, int, int, int]]:
    scale = min(1.0, _FIND_DPI / dpi)
    small = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    found = _engine()(cv2.cvtColor(small, cv2.COLOR_GRAY2BGR), use_det=True, use_rec=False)
    if found.boxes is None:
        return []
    boxes = []
    for corners in np.asarray(found.boxes) / scale:
        (x0, top), (x1, bottom) = corners.min(axis=0), corners.max(axis=0)
        boxes.append((max(int(x0), 0), max(int(top), 0), int(np.ceil(x1)), int(np.ceil(bottom))))
    return boxes


def _read_strip(strip: Array) -> tuple[str, float]:
    found = _engine()(cv2.cvtColor(strip, cv2.COLOR_GRAY2BGR), use_det=False, use_rec=True)
    if not found.txts:
        return "", 0.0
    return str(found.txts[0]).strip(), float(found.scores[0])


def _engine() -> Any:
    if not hasattr(_own, "engine"):
        _own.engine = RapidOCR(params=_SETTINGS)
    return _own.engine


@cache
def _pool() -> ThreadPoolExecutor:
    """The threads that read, each with an engine of its own, for all pages that are read at once."""
    return ThreadPoolExecutor(_WORKERS, thread_name_prefix="rapid")
