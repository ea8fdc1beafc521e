"""What the report says: a pure function from an examined decree to the chapters that PDF and DOCX set alike."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from tolok.core.kernel.period import MONTH_NAMES
from tolok.core.kernel.text import fold
from tolok.core.lint import Finding, Severity, find_rule
from tolok.core.lint.engine import place_words
from tolok.core.regulation import Regulation, all_regulations
from tolok.documents.templates.temuan.aturan import sections
from tolok.documents.templates.temuan.examined import Examined, SetAsideFinding
from tolok.documents.typst_pdf import UNSHOWN

LEVELS = {Severity.ERROR: "Kesalahan", Severity.WARNING: "Peringatan", Severity.INFO: "Catatan"}
WHOLE, NAMELESS = "Seluruh keputusan", "(jabatan tanpa nama)"
_LONGEST_QUOTE, _MOST_MENDS = 600, 3
_CHAPTERS = {
    Severity.ERROR: (
        "Yang harus diperbaiki sebelum ditandatangani",
        "Karena temuan ini, indikator tidak dapat dihitung, tidak berarti, atau keputusan lemah secara hukum.",
        "Tidak ada kesalahan. Tidak ada yang menurut aturan pemeriksaan menghalangi penandatanganan.",
    ),
    Severity.WARNING: (
        "Peringatan",
        "Temuan ini dapat menyesatkan pembaca atau membuat keputusan dikembalikan.",
        "Tidak ada peringatan.",
    ),
    Severity.INFO: (
        "Catatan",
        "Soal kata dan bentuk, atau hal yang perlu ditimbang orang. Keputusan boleh ditandatangani dengan catatan ini.",
        "Tidak ada catatan.",
    ),
}


def temuan_content(examined: Examined) -> dict[str, Any]:
    """Everything that stands in the report, as plain JSON data; its texts hold no sign that paper cannot show."""
    keputusan = examined.keputusan
    numbered = list(enumerate(_in_chapters(examined.findings), 1))
    content = {
        "judul": "Hasil Pemeriksaan Keputusan",
        "keputusan": keputusan.judul or examined.file_name,
        "kantor": ", ".join(filter(None, (keputusan.instansi, keputusan.kabupaten))),
        "tanggal": long_date(examined.examined_on),
        "tanggal_iso": [examined.examined_on.year, examined.examined_on.month, examined.examined_on.day],
        "diperiksa": _facts(examined),
        "ringkasan": _summary(examined),
        "tabel": _by_jabatan(examined),
        "bab": [_chapter(severity, numbered) for severity in LEVELS],
        "dikesampingkan": [_set_aside(one) for one in examined.set_aside],
        "aturan": [_rule(code) for code in sorted({finding.code for finding in _all(examined)})],
        "dasar": _basis({finding.code for finding in _all(examined)}),
    }
    cleaned: dict[str, Any] = _printable(content)
    return cleaned


def long_date(day: date) -> str:
    """`21 November 2026`."""
    return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"


def _all(examined: Examined) -> list[Finding]:
    return [*examined.findings, *(one.finding for one in examined.set_aside)]


def _in_chapters(findings: Sequence[Finding]) -> Iterable[Finding]:
    """The gravest first, else as found: the decree as a whole, then jabatan by jabatan."""
    return (finding for severity in LEVELS for finding in findings if finding.severity is severity)


def _facts(examined: Examined) -> list[list[str]]:
    keputusan = examined.keputusan
    rows = sum(len(jabatan.baris) for jabatan in keputusan.jabatan)
    own = "tanggal keputusan" if keputusan.tanggal else "tanggal pemeriksaan, karena keputusan ini tidak bertanggal"
    facts = [
        ("Keputusan", keputusan.judul or "(tanpa judul)"),
        ("Nomor", keputusan.nomor or "(tanpa nomor)"),
        ("Berkas", examined.file_name),
        ("Sidik berkas (SHA-256)", examined.sha256),
        ("Keadaan yang diperiksa", examined.state),
        ("Isi", f"{len(keputusan.jabatan)} jabatan, {rows} indikator"),
        ("Hukum per", f"{long_date(examined.law_day)} ({own})"),
        ("Aturan yang dijalankan", f"{examined.rule_count} aturan"),
        ("Setelan kantor", examined.settings),
        ("Diperiksa pada", long_date(examined.examined_on)),
    ]
    return [[label, words] for label, words in facts if words]


def _summary(examined: Examined) -> str:
    counts = Counter(finding.severity for finding in examined.findings)
    told = ", ".join(f"{counts[severity]} {word.lower()}" for severity, word in LEVELS.items() if counts[severity])
    aside = f" {len(examined.set_aside)} temuan dikesampingkan dengan alasan." if examined.set_aside else ""
    if not told:
        return f"Tidak ada temuan yang masih terbuka.{aside}"
    if counts[Severity.ERROR]:
        return f"Terdapat {told}.{aside} Perbaiki kesalahannya sebelum keputusan ditandatangani."
    return f"Terdapat {told}, tanpa kesalahan.{aside}"


def _by_jabatan(examined: Examined) -> list[dict[str, Any]]:
    """One line for the decree as a whole, one for each jabatan in its order, also for one without findings."""
    open_ones: Counter[tuple[str, Severity]] = Counter()
    aside: Counter[str] = Counter()
    for finding in examined.findings:
        open_ones[finding.location.jabatan or WHOLE, finding.severity] += 1
    for one in examined.set_aside:
        aside[one.finding.location.jabatan or WHOLE] += 1
    names = dict.fromkeys([WHOLE, *(jabatan.nama for jabatan in examined.keputusan.jabatan)])
    return [
        {
            "nama": nama.strip() or NAMELESS,
            "jumlah": [open_ones[nama, severity] for severity in LEVELS],
            "dikesampingkan": aside[nama],
        }
        for nama in names
    ]


def _chapter(severity: Severity, numbered: Sequence[tuple[int, Finding]]) -> dict[str, Any]:
    title, opening, without = _CHAPTERS[severity]
    own = [(number, finding) for number, finding in numbered if finding.severity is severity]
    groups = groupby(own, key=lambda pair: pair[1].location.jabatan or WHOLE)
    return {
        "judul": title,
        "pengantar": opening if own else without,
        "jabatan": [
            {"nama": n.strip() or NAMELESS, "temuan": [_line(one, no) for no, one in group]} for n, group in groups
        ],
    }


def _line(finding: Finding, number: int) -> dict[str, Any]:
    at = finding.location
    words = finding.message.removeprefix(f"{place_words(at)}: ").removesuffix(f" ({finding.code})")
    source = f"halaman {at.page}" if at.page else f"baris berkas {at.line}" if at.line else ""
    return {
        "nomor": number,
        "letak": place_words(at) if at.baris or at.kolom else WHOLE,
        "sumber": source,
        "pesan": words[:1].upper() + words[1:],
        "bukti": _evidence(finding),
        "usul": _mends(finding),
        "kode": finding.code,
        "aturan": _title(finding.code),
    }


def _evidence(finding: Finding) -> str:
    """The words of the decree, where the message does not hold them whole."""
    if not finding.evidence or fold(finding.evidence) in fold(finding.message):
        return ""
    return _cut(finding.evidence)


def _mends(finding: Finding) -> list[str]:
    """The certain changes, as many as help a reader; the rest are counted."""
    told = [
        f"«{_cut(one.before)}» menjadi «{_cut(one.after)}»" if one.before else f"isi dengan «{_cut(one.after)}»"
        for one in finding.mends[:_MOST_MENDS]
    ]
    more = len(finding.mends) - len(told)
    return [*told, f"serta {more} perubahan serupa pada isian lain"] if more else told


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST_QUOTE else f"{text[:_LONGEST_QUOTE]} …"


def _set_aside(one: SetAsideFinding) -> dict[str, Any]:
    told = _line(one.finding, 0)
    jabatan = one.finding.location.jabatan or ""
    level = LEVELS[one.finding.severity]
    return {**told, "jabatan": jabatan, "tingkat": level, "alasan": one.alasan, "oleh": one.oleh, "pada": one.pada}


def _title(code: str) -> str:
    found = find_rule(code)
    return found.rule.title if found else code


def _rule(code: str) -> dict[str, Any]:
    parts = sections(code)
    return {
        "kode": code,
        "judul": _title(code),
        "mengapa": list(parts.get("Mengapa", ())),
        "cara": list(parts.get("Cara memperbaiki", ())),
        "dasar": list(parts.get("Dasar hukum", ())),
    }


def _basis(codes: Iterable[str]) -> list[dict[str, str]]:
    """The regulations that the broken rules rest on, with what we do not know for sure of each."""
    using: dict[str, list[str]] = {}
    for code in sorted(codes):
        found = find_rule(code)
        for one in found.rule.basis if found else ():
            using.setdefault(one, []).append(code)
    return [_regulation(all_regulations()[one], used) for one, used in sorted(using.items())]


def _regulation(regulation: Regulation, used: Sequence[str]) -> dict[str, str]:
    note = regulation.certainty_note()
    return {
        "nama": regulation.singkatan,
        "tentang": regulation.judul,
        "aturan": ", ".join(used),
        "kepastian": f"dicatat dari ingatan: {note}" if note else "sudah dicocokkan dengan sumbernya",
    }


def _printable(value: Any) -> Any:
    """`value` with its texts without control signs (no document may hold them) and private ones (no font has them)."""
    if isinstance(value, str):
        shown = "".join(_sign(sign) for sign in unicodedata.normalize("NFC", value)).strip()
        return shown or (UNSHOWN if value.strip() else "")
    if isinstance(value, list):
        return [_printable(item) for item in value]
    if isinstance(value, dict):
        return {key: _printable(item) for key, item in value.items()}
    return value


def _sign(sign: str) -> str:
    kind = unicodedata.category(sign)
    if sign.isspace():
        return " "
    return "" if kind in ("Cc", "Cf", "Cs", "Cn") else "•" if kind == "Co" else sign
