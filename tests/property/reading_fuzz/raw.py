"""Damage to bytes that knows nothing of any format: what disks, mail and bad lines do."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random


def torn(random: Random, content: bytes, others: Sequence[bytes]) -> bytes:
    """`content` with one to four wounds; `others` are files that a splice may take its end from."""
    found = bytearray(content)
    for _ in range(random.choice((1, 1, 1, 2, 4))):
        random.choice(_WOUNDS)(random, found, others)
    return bytes(found)


def _flip(random: Random, found: bytearray, others: Sequence[bytes]) -> None:
    for _ in range(random.choice((1, 2, 8, 64)) if found else 0):
        found[random.randrange(len(found))] = random.choice((0, 255, random.randrange(256)))


def _cut_off(random: Random, found: bytearray, others: Sequence[bytes]) -> None:
    del found[random.randint(0, len(found)) :]


def _piece(random: Random, found: bytearray) -> slice:
    start = random.randint(0, len(found))
    return slice(start, start + random.choice((1, 4, 16, 100, 1_000, 4_096)))


def _drop(random: Random, found: bytearray, others: Sequence[bytes]) -> None:
    del found[_piece(random, found)]


def _repeat(random: Random, found: bytearray, others: Sequence[bytes]) -> None:
    piece = _piece(random, found)
    found[piece.start : piece.start] = found[piece] * random.choice((1, 1, 2, 20))


def _swap(random: Random, found: bytearray, others: Sequence[bytes]) -> None:
    first, second = _piece(random, found), _piece(random, found)
    one, two = bytes(found[first]), bytes(found[second])
    found[second] = one
    found[first] = two


def _splice(random: Random, found: bytearray, others: Sequence[bytes]) -> None:
    other = random.choice(others)
    found[random.randint(0, len(found)) :] = other[random.randint(0, len(other)) :]


def _blank(random: Random, found: bytearray, others: Sequence[bytes]) -> None:
    piece = _piece(random, found)
    found[piece] = bytes(len(found[piece]))


def _junk_around(random: Random, found: bytearray, others: Sequence[bytes]) -> None:
    junk = random.randbytes(random.choice((1, 3, 600)))
    found[:] = junk + found if random.random() < 0.3 else found + junk


_WOUNDS = (_flip, _flip, _flip, _cut_off, _drop, _repeat, _swap, _splice, _blank, _junk_around)
