"""Words of praise that no register can prove: "baik", "lancar", "optimal"."""

from __future__ import annotations

import re

# Without a yardstick beside them two people judge them differently. Not here: words with an official meaning (tertib
# administrasi, layak huni, aktif) and grades that somebody gives (predikat baik, kondisi baik, kategori sangat baik).
_VAGUE = re.compile(
    r"\b(?:dengan\s+(?:baik|lancar|optimal|maksimal|efektif|cepat|benar)|(?:yang|secara)\s+(?:\w+\s+dan\s+)?(?:baik|lancar|"
    r"optimal|maksimal|efektif|efisien|prima|memadai|berkualitas|kondusif|nyaman|harmonis|profesional|unggul)|"
    r"kelancaran|optimalisasi|efektivitas|efektifitas|pelayanan\s+prima|kecukupan|kenyamanan|keharmonisan)\b",
    re.IGNORECASE,
)
_GRADED = re.compile(
    r"\b(?:kondisi|keadaan|predikat|kategori|kriteria|nilai|status|peringkat|mutu|kinerja|skor)\s+(?:yang\s+)?"
    r"(?:\w+\s+)?[\"“']?(?:sangat\s+)?baik\b",
    re.IGNORECASE,
)


def vague_words(text: str | None) -> str | None:
    """The first words of a text that praise without measuring, None where there are none or they name a grade."""
    found = _VAGUE.search(text or "")
    return None if found is None or _GRADED.search(text or "") else found[0]
