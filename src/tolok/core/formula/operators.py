"""Where a line of text divides, multiplies, adds and subtracts: words, signs, and signs that only look like it.

"diklat/bimtek", "SPP – SPM" and "meliputi:" hold no operator; "penganggaran/jumlah desa" does. Each finder judges a
candidate by its neighbours; `strength` tells how sure it is, so that a weak one gives way to a sure one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from tolok.core.formula.signs import BAR
from tolok.core.formula.vocabulary import ANY_START, MEASURING, RATIO_WORD, STRONG_START, pattern

SURE, LIKELY, PERHAPS = 3, 2, 1


@dataclass(frozen=True, slots=True)
class Operator:
    """An operator at text[start:end]; kind is one of / * + -."""

    kind: str
    start: int
    end: int
    strength: int = SURE


_DIVIDED = re.compile(
    r"(?<!yang )(?<!yg )\b(?:divided\s+by|"
    r"(?:di[\s-]?bagi|dibgai|dibgi|dbagi|dibagai|diabgi)(?:kan)?(?:\s+(?:dengan|denga|dengn|dgn|dg|oleh|terhadap)\b)?|dibg|"
    r"per\s?bandingan\s?nya\s+dengan|÷)(?!\s*(?:kepada|menjadi|dalam|habis|rata\b|secara|ke\b))\b",
    re.I,
)
_GIVEN_AWAY = re.compile(r"dibagikan$", re.I)
_COMPARED = re.compile(
    r"(?<!yang )\b(?:(?:di\s?banding(?:kan)?|berbanding|banding)(?:\s+(?:dengan|denga|dgn|dg|terhadap))?)\b"
    r"(?!\s+(?:tahun|periode|bulan|triwulan|semester)\s+(?:sebelum|lalu|yang))",
    re.I,
)
WEAK = re.compile(r"\b(?:terhadap|dari|per|(?<!hasil )(?<!cara )bagi)\b", re.I)
_MULTIPLIED = re.compile(r"[x×*]\s*\d|kali(?:kan)?\s+(?:dengan\s+|per\s+)?(?:\d|seratus|seribu)", re.I)
_TIMES_WORD = re.compile(
    r"\b(?:multiplied\s+by|times(?=\s+\d)|(?:di\s?kali|dikai|dkali|dikalai|diklai)(?:kan)?(?:\s+(?:dengan|denga|dgn|dg))?|kali(?:kan)?(?=\s+(?:dengan\s+)?(?:\d|seratus|"
    r"seribu|bobot|nilai))|mengalikan(?:nya)?\s+dengan)\b"
    r"(?:\s+(?:dengan|per(?=\s+(?:seratus|seribu|\d)))\b)?",
    re.I,
)
_PLUS_WORD = re.compile(r"\b(?:plus(?=\s)|di\s?tambah(?:kan)?(?:\s+(?:dengan|dgn|dg))?)(?![a-z])", re.I)
_MINUS_WORD = re.compile(r"\b(?:minus(?=\s)|di\s?kurang(?:i|kan)?(?:\s+(?:dengan|dgn|dg|oleh))?)(?![a-z])", re.I)
_LIST = re.compile(
    r"(?:meliputi|terdiri(?:\s+(?:dari|atas))?|yaitu|yakni|antara lain|adalah|berikut|keterangan|ket|sbb|catatan|"
    r"diantaranya|di antaranya|seperti|interval\s+\w+|kategori|kriteria|yang terdiri)\s*$",
    re.I,
)
_ITEM = re.compile(r"\s*(?:[a-z][.)]|\d{1,2}[.)]\s)", re.I)
_COUNTED_CONSTANT = re.compile(r"\d[\d.,]*(?:\s*\([^)]*\))?\s*[A-Za-z(]")
_LETTER_END = re.compile(r"(?<![A-Za-z])[A-Za-z]\d?\)?$")
_LETTER_START = re.compile(r"\(?[A-Za-z]\d?(?![A-Za-z])")
# Pairs that offices write with a slash for "or": never a division.
_COMPOUNDS = frozenset({
    "dan/atau", "desa/kelurahan", "kelurahan/desa", "laporan/aduan", "aduan/laporan", "kegiatan/sub",
    "program/kegiatan", "kabupaten/kota", "kota/kabupaten", "surat/dokumen", "dokumen/surat", "dokumen/laporan",
    "laporan/dokumen", "sarana/prasarana", "barang/jasa", "rt/rw", "ketua/anggota", "dinas/badan", "badan/dinas",
    "kantor/dinas", "opd/skpd", "skpd/opd", "pns/asn", "asn/pns", "laki/perempuan", "pemeliharaan/rehabilitasi",
    "listrik/penerangan", "gedung/bangunan", "bangunan/gedung", "bimtek/diklat", "diklat/bimtek",
    "terkirim/terdistribusikan", "dipelihara/direhabilitasi", "tokoh/lembaga", "lurah/kepala", "izin/non",
    "perizinan/non",
})  # fmt: skip


@lru_cache(maxsize=64)
def find_operators(text: str, *, symbolic: bool = False) -> tuple[Operator, ...]:
    """All operators of `text` in order, none overlapping; perhaps-divisions only where nothing surer divides.

    In a `symbolic` text letters stand for phrases: every sign between them is an operator.
    """
    signs = (_signs,) if symbolic else (_slashes_and_colons, _sums)
    found = [op for finder in (_words, _times_signs, *signs) for op in finder(text)]
    found = [op for op in found if _has_operands(text, op)]
    found.sort(key=lambda op: (op.start, -op.end))
    kept: list[Operator] = []
    for op in found:
        if not kept or op.start >= kept[-1].end:
            kept.append(op)
    return _without_doubtful(text, kept)


def depths(text: str) -> list[int]:
    """Bracket depth of every sign; an unmatched bracket counts as a plain sign."""
    stack: list[int] = []
    pairs: list[tuple[int, int]] = []
    for at, sign in enumerate(text):
        if sign in "([{":
            stack.append(at)
        elif sign in ")]}" and stack:
            pairs.append((stack.pop(), at))
    steps = [0] * (len(text) + 1)
    for start, end in pairs:
        steps[start + 1] += 1
        steps[end] -= 1
    depth, result = 0, []
    for step in steps[:-1]:
        depth += step
        result.append(depth)
    return result


_NEAR = 60
"""Signs before an operator that its neighbours are judged by; longer words decide nothing."""


def _has_operands(text: str, op: Operator) -> bool:
    left, right = text[: op.start].rstrip(), text[op.end :].lstrip()
    return bool(left) and left[-1] not in "([{=" and bool(right) and right[0] not in ")]}"


def _without_doubtful(text: str, ops: list[Operator]) -> tuple[Operator, ...]:
    divisions = [op for op in ops if op.kind == "/"]
    surest = max((op.strength for op in divisions), default=0)
    doubtful = {op for op in divisions if op.strength == PERHAPS}
    if surest == PERHAPS and len(divisions) > 1:  # several weak ones: words before slashes, the last word
        best = [op for op in divisions if text[op.start - 1] == " "] or divisions
        doubtful -= {best[-1]} if len(best) == 1 or text[best[-1].start].isalpha() else set()
    elif surest == PERHAPS:
        doubtful.clear()
    if surest == SURE:  # "SPJ GU/Jumlah ..." beside "dibagi": the tight slash is a word's own
        doubtful |= {op for op in divisions if op.strength == LIKELY and _is_tight(text, op)}
    return tuple(op for op in ops if op not in doubtful)


def _is_tight(text: str, op: Operator) -> bool:
    return text[op.start] == "/" and not text[op.start - 1].isspace() and text[op.start - 1] != ")"


def _words(text: str) -> Iterator[Operator]:
    for match in _DIVIDED.finditer(text):
        if not _GIVEN_AWAY.search(match[0]) or STRONG_START.match(text[match.end() :].lstrip(" (")):
            yield Operator("/", match.start(), match.end())
    for match in _COMPARED.finditer(text):
        if match[0].lower() != "banding" or ANY_START.match(text[match.end() :].lstrip(" (")):
            yield Operator("/", match.start(), match.end(), LIKELY)
    yield from _paired(text)
    yield from _weak_words(text)
    for kind, finder in (("*", _TIMES_WORD), ("+", _PLUS_WORD), ("-", _MINUS_WORD)):
        for match in finder.finditer(text):
            yield Operator(kind, match.start(), match.end())


_PAIRS = (
    ("/", re.compile(
        r"^(?:(?:hasil|cara|p\w+sentase)\s+)?(?:perbandingan|membandingkan|bandingkan|rasio|proporsi|membagi(?:kan)?|bagi|"
        r"pembagian|"
        r"hasil\s+bagi)\b", re.I
    )),
    ("-", re.compile(r"^(?:selisih|pengurangan|mengurangi|mengurangkan)\b", re.I)),
)  # fmt: skip
_BY_WAY_OF = re.compile(r"^(?:dengan\s+(?:cara\s+)?)+", re.I)
_WITH = re.compile(r"\b(?:dengan|dgn|dan|terhadap|oleh|banding)\b", re.I)


def _paired(text: str) -> Iterator[Operator]:
    """ "perbandingan antara a dengan b", "selisih a dan b": the joining word is the operator."""
    for kind, opening in _PAIRS:
        if not opening.match(_BY_WAY_OF.sub("", text.lstrip("([ "))):
            continue
        joins = list(_WITH.finditer(text))
        before_counted = [j for j in joins if ANY_START.match(text[j.end() :].lstrip(" ("))]
        with_only = [j for j in joins if j[0].lower() not in ("dan", "oleh")]
        for candidates in (before_counted, with_only, joins):
            if candidates:
                yield Operator(kind, candidates[0].start(), candidates[0].end(), LIKELY)
                break


def _weak_words(text: str) -> Iterator[Operator]:
    """ "a terhadap b", "persentase a dari b", "a per jumlah b": only where a share is clearly meant."""
    share = RATIO_WORD.match(text) or _MULTIPLIED.search(text)
    for match in WEAK.finditer(text):
        word, right = match[0].lower(), text[match.end() :].lstrip(" (")
        counted = (
            ANY_START.match(right)
            if word == "terhadap"
            else STRONG_START.match(right) or re.match(rf"(?:{pattern(MEASURING)})\b", right, re.I)
        )
        if (
            (counted and share)
            or (word == "terhadap" and RATIO_WORD.match(text))
            or (word == "per" and STRONG_START.match(right))
        ):
            yield Operator("/", match.start(), match.end(), PERHAPS)


def _signs(text: str) -> Iterator[Operator]:
    for match in re.finditer(rf"[{BAR}/:+−–-]", text):
        yield Operator("/" if match[0] in f"{BAR}/:" else match[0].replace("−", "-").replace("–", "-"), *match.span())


def _slashes_and_colons(text: str) -> Iterator[Operator]:
    for match in re.finditer(rf"[{BAR}/:]", text):
        strength = _division_strength(text, match.start())
        if strength:
            yield Operator("/", match.start(), match.end(), strength)


# "240/250 × 100%": digits on both sides are a share only where they are the whole sum.
_DIGITS_SHARED = re.compile(r"[\s(\[]*\d[\d.,]*\s*/\s*\d[\d.,]*[\s)\]]*[xX×*]\s*100\b")
_ABBREVIATED = re.compile(r"(?<!\w)(?:s/d|d/a|a/n|c/q|u/p|n/a)(?!\w)", re.I)


def _division_strength(text: str, at: int) -> int:
    sign, left, after = text[at], text[max(at - _NEAR, 0) : at].rstrip(), text[at + 1 :]
    right = after.lstrip(" ([{")
    if sign == BAR:
        return SURE
    if sign == "/" and _DIGITS_SHARED.match(text):
        return LIKELY
    if (
        _ABBREVIATED.search(text[max(at - 2, 0) : at + 3])
        or (text[at - 1 : at].isdigit() and after[:1].isdigit())
        or "/" in (text[at - 1 : at], after[:1])
        or not left
    ):
        return 0
    if sign == ":" and (_LIST.search(left) or (_ITEM.match(after) and not _LETTER_END.search(left))):
        return 0
    spaced = text[at - 1] == " " and after.startswith(" ")
    if STRONG_START.match(right) or (spaced and ANY_START.match(right)):
        return LIKELY
    if left[-1] in ")]}" or after.lstrip()[:1] in tuple("([{") or _COUNTED_CONSTANT.match(right):
        return LIKELY
    if _LETTER_END.search(left) and _LETTER_START.match(right):
        return LIKELY
    return _lone_strength(text, at, spaced)


_HUNDREDS = re.compile(r"(?:[x×*]|\bkali(?:kan)?)\s*\(?\s*1(?:\.?0)00?0*|[x×*]\s*100", re.I)


@lru_cache(maxsize=8)
def _has_hundreds(text: str) -> bool:
    return bool(_HUNDREDS.search(text))


def _lone_strength(text: str, at: int, spaced: bool) -> int:
    """A slash or colon with ordinary words beside it divides only under a printed multiplier."""
    if not _has_hundreds(text):
        return 0
    if spaced:
        return PERHAPS
    if text[at] == ":":
        return PERHAPS
    before, behind = re.search(r"[\w-]*$", text[max(at - _NEAR, 0) : at]), re.match(r"[\w-]*", text[at + 1 :])
    word, other = (before[0] if before else ""), (behind[0] if behind else "")
    acronyms = word.isupper() and other.isupper() and bool(re.search("[a-z]{3}", text))
    return 0 if f"{word}/{other}".lower() in _COMPOUNDS or acronyms else PERHAPS


def _times_signs(text: str) -> Iterator[Operator]:
    for match in re.finditer(r"×|\*|(?<![A-Za-z])[xX](?![A-Za-z])", text):
        left, right = text[: match.start()].rstrip(), text[match.end() :].lstrip()
        if not left or left[-1:] in f"([{{/{BAR}=+:;,Σ" or right[:1] in tuple(f")/{BAR}=+"):
            continue  # the letter X of "X/Y"
        if match[0] in "xX" and right[:1] in ("×", "*"):
            continue  # "kelas X × 100%"
        yield Operator("*", match.start(), match.end())


_YEAR_INDEX = re.compile(r"(?<![A-Za-z])[(]?[nNtT]\s*$")


def _sums(text: str) -> Iterator[Operator]:
    for match in re.finditer(r"\+", text):
        if text[match.end() :].strip()[:1].isalnum() or text[match.end() :].strip()[:1] in tuple("([{"):
            yield Operator("+", match.start(), match.end())
    for match in re.finditer(r"−|[-–—]", text):
        if _is_minus(text, match.start()):
            yield Operator("-", match.start(), match.end())


def _is_minus(text: str, at: int) -> bool:
    left, right = text[max(at - 3 * _NEAR, 0) : at].rstrip(), text[at + 1 :].lstrip()
    spaced = text[at - 1 : at].isspace() and text[at + 1 : at + 2].isspace()
    near = left[-_NEAR:]
    if _YEAR_INDEX.search(near) and right[:1].isdigit():
        return False  # "tahun n - 1" is a year
    if left.endswith((")", "]", "}")) and (spaced or right[:1] in tuple("([{")):
        return True
    if not spaced:
        return False
    head = right.lstrip("([{")
    letters = bool(_LETTER_END.search(near) and _LETTER_START.match(right))
    return bool(ANY_START.match(head) or re.match(r"tahun\b", head, re.I) or letters or _same_beginning(left, head))


def _same_beginning(left: str, right: str) -> bool:
    """ "PAD tahun ini - PAD tahun lalu": both sides open with the same word."""
    opening = re.split(r"[(\[{=:/⁄+]", left)[-1].split()
    return len(opening) > 1 and bool(right.split()) and opening[0].lower() == right.split()[0].lower()
