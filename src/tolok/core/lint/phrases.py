"""Words of numerators and denominators as they are compared. Every list carries its reason."""

from __future__ import annotations

from tolok.core.kernel.text import words

# Short forms that offices mix freely with the full word.
_SPELLED_OUT = {
    "yg": "yang", "dg": "dengan", "dgn": "dengan", "dlm": "dalam", "jml": "jumlah", "jlh": "jumlah", "dok": "dokumen",
    "pd": "pada", "utk": "untuk", "tgl": "tanggal", "kec": "kecamatan", "kab": "kabupaten",
}  # fmt: skip


def word_set(*lines: str) -> frozenset[str]:
    """The words of a list written as running text."""
    return frozenset(" ".join(lines).split())


# They say that all of something is meant, or that it is counted: they do not change what is counted.
_QUANTIFIERS = word_set("seluruh seluruhnya semua total keseluruhan jumlah banyaknya segenap")


def tokens(phrase: str | None) -> list[str]:
    """The folded words of a phrase, short forms spelled out."""
    return [_SPELLED_OUT.get(word, word) for word in words(phrase or "")]


def counted(phrase: str | None) -> list[str]:
    """What a phrase counts: its words without quantifiers and without "yang ada", which adds nothing to them."""
    kept = [word for word in tokens(phrase) if word not in _QUANTIFIERS]
    while kept[-2:] == ["yang", "ada"]:
        kept = kept[:-2]
    return kept


def same_thing(one: str | None, other: str | None) -> bool:
    """Whether two phrases count the same."""
    left, right = counted(one), counted(other)
    return bool(left) and left == right
