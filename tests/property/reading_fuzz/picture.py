"""Damage to picture files below their checksums: false sizes, depths and directories, parts out of order."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence
from random import Random

from tests.property.reading_fuzz.raw import torn

_SIZES = (0, 1, 7, 99, 120, 4_000, 65_535, 2**31 - 1, 2**32 - 1)
_PNG = b"\x89PNG\r\n\x1a\n"


def torn_picture(random: Random, content: bytes, others: Sequence[bytes]) -> bytes:
    if random.random() < 0.4:
        return torn(random, content, others)
    if content.startswith(_PNG):
        return _torn_png(random, content)
    if content.startswith(b"\xff\xd8"):
        return _torn_jpeg(random, content)
    return _torn_tiff(random, content)


def _torn_png(random: Random, content: bytes) -> bytes:
    chunks = []
    at = len(_PNG)
    while at < len(content):
        (length,) = struct.unpack(">I", content[at : at + 4])
        chunks.append((content[at + 4 : at + 8], content[at + 8 : at + 8 + length]))
        at += length + 12
    for _ in range(random.choice((1, 2, 3))):
        place = random.randrange(len(chunks))
        name, data = chunks[place]
        fate = random.random()
        if fate < 0.35:
            head = bytearray(chunks[0][1].ljust(13, b"\0"))
            struct.pack_into(">I", head, random.choice((0, 4)), random.choice(_SIZES))
            if random.random() < 0.5:
                head[random.randrange(8, len(head))] = random.choice((0, 1, 2, 3, 4, 6, 8, 16, 255))
            chunks[0] = (chunks[0][0], bytes(head))
        elif fate < 0.5 and data:
            chunks[place] = (name, torn(random, data, [data]))
        elif fate < 0.6:
            chunks.insert(place, (random.choice(_CHUNKS), random.randbytes(random.choice((0, 1, 9, 26, 300)))))
        elif fate < 0.7:
            chunks.insert(random.randrange(len(chunks)), (b"zTXt", b"a\0\0" + zlib.compress(bytes(3_000_000))))
        elif fate < 0.8:
            chunks.append(chunks[place])
        elif len(chunks) > 2:
            del chunks[place]
    return _PNG + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in chunks
    )


_CHUNKS = (
    b"PLTE",
    b"tRNS",
    b"pHYs",
    b"eXIf",
    b"iCCP",
    b"acTL",
    b"fcTL",
    b"fdAT",
    b"gAMA",
    b"iTXt",
    b"tEXt",
    b"XXXX",
    b"IEND",
)


def _torn_jpeg(random: Random, content: bytes) -> bytes:
    found = bytearray(content)
    marks = [at for at in range(len(found) - 1) if found[at] == 0xFF and found[at + 1] not in (0, 0xFF)]
    for _ in range(random.choice((1, 2, 4))):
        at = random.choice(marks[:12])
        fate = random.random()
        if fate < 0.3:
            found[at + 1] = random.choice(
                (0xC0, 0xC2, 0xC9, 0xDA, 0xDB, 0xDD, 0xD9, 0xE0, 0xE1, 0xEE, random.randrange(256))
            )
        elif fate < 0.8:
            put = min(at + random.randrange(2, 20), len(found) - 1)
            found[put] = random.choice((0, 1, 2, 3, 4, 17, 255, random.randrange(256)))
        else:
            found[at:at] = b"\xff\xe1" + struct.pack(">H", 34) + b"Exif\0\0" + random.choice(_EXIF)
    return bytes(found)


_EXIF = (
    b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x63\0\0\0\0\0\0\0",  # turned by a way that there is not
    b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\xff\xff\xff\xff\x06\0\0\0\0\0\0\0",
    b"MM\0*\0\0\0\x08\xff\xff\x01\x12\0\x02\0\0\0\x04abc\0\0\0\0\x08",
    b"XX*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0",
)


def _torn_tiff(random: Random, content: bytes) -> bytes:
    found = bytearray(content)
    order = "<" if content.startswith(b"II") else ">"
    for _ in range(random.choice((1, 2, 4))):
        (at,) = struct.unpack_from(order + "I", found, 4)
        if at + 2 > len(found):
            break
        (entries,) = struct.unpack_from(order + "H", found, at)
        entry = at + 2 + 12 * random.randrange(max(entries, 1))
        if entry + 16 > len(found):
            break
        fate = random.random()
        if fate < 0.3:
            struct.pack_into(
                order + "H",
                found,
                entry + random.choice((0, 2)),
                random.choice((0, 1, 3, 5, 11, 12, 13, 16, 256, 259, 273, 277, 317, 322, 324, 339)),
            )
        elif fate < 0.9:
            struct.pack_into(
                order + "I", found, entry + random.choice((4, 8, 8)), random.choice((*_SIZES, 2, 3, 5, 8, 32773, 34712))
            )
        else:  # the next directory is this one, or is where nothing is
            struct.pack_into(
                order + "I", found, min(at + 2 + 12 * entries, len(found) - 4), random.choice((at, 8, 2**31))
            )
    return bytes(found)
