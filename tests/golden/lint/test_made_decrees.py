"""Small decrees with planted faults of every rule, read as text: each fault is found in its place, nothing else is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.golden.lint.test_made_tables import ANNEXES
from tests.golden.lint.test_whole_decrees import DECREES as WHOLE
from tests.golden.lint.test_whole_decrees import GROUPS
from tolok.core.lint import Finding, OfficeRule, Severity, lint, rule_files
from tolok.reading import read_decree

DECREES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("made_decrees.yaml").read_text("utf-8"))
SOUND = """\
1 | Meningkatnya layanan | Persentase layanan tepat waktu | Jumlah layanan tepat waktu / Jumlah layanan x 100% | Seksi Pelayanan | Register layanan
2 | Meningkatnya ketertiban | Persentase aduan selesai | Jumlah aduan selesai dibagi jumlah aduan masuk dikali 100% | Seksi Trantib | Buku aduan
3 | Meningkatnya keuangan | Persentase serapan anggaran | Realisasi anggaran / Pagu anggaran x 100% | Subbagian Keuangan | SIPD
""".splitlines()  # noqa: E501
HEAD = "NO | SASARAN | INDIKATOR KINERJA | FORMULA | PENANGGUNG JAWAB | SUMBER DATA"


def text_of(drawn: dict[str, Any]) -> str:
    kecamatan, nomor = drawn["kecamatan"].upper(), drawn["nomor"]
    lettered = [f"{letter}. {item};" for letter, item in zip("abcdef", drawn["menimbang"], strict=False)]
    numbered = [f"{number}. {item};" for number, item in enumerate(drawn["mengingat"], 1)]
    copies = ["Tembusan:", *drawn["tembusan"]] if "tembusan" in drawn else []
    rows = [line.replace(" | ", "\t") for line in (HEAD, *SOUND, *drawn["baris"])]
    parts = [
        [f"PEMERINTAH KABUPATEN {drawn['kabupaten'].upper()}", f"KECAMATAN {kecamatan}"],
        [f"KEPUTUSAN CAMAT {kecamatan}", f"NOMOR {nomor}", "TENTANG"],
        [f"INDIKATOR KINERJA UTAMA KECAMATAN {kecamatan} TAHUN {drawn['tanggal'][-4:]}", "", f"CAMAT {kecamatan},"],
        ["Menimbang :", *lettered],
        ["Mengingat :", *numbered],
        ["MEMUTUSKAN:", "", "Menetapkan : KEPUTUSAN CAMAT TENTANG INDIKATOR KINERJA UTAMA"],
        drawn["diktum"],
        [f"Ditetapkan di {drawn['kecamatan']}", f"pada tanggal {drawn['tanggal']}", "", f"CAMAT {kecamatan},"],
        ["ttd", "", "DRS. BUDI SANTOSO, M.Si", "Pembina Tk. I", "NIP. 19700101 199503 1 002"],
        copies,
        [f"LAMPIRAN KEPUTUSAN CAMAT {kecamatan}", f"NOMOR : {nomor}", f"TANGGAL : {drawn['tanggal']}"],
        ["INDIKATOR KINERJA UTAMA", "", "Jabatan : Camat", "", *rows],
    ]
    return "\n\n".join("\n".join(part) for part in parts) + "\n"


def found_in(drawn: dict[str, Any]) -> set[str]:
    keputusan = read_decree(text_of(drawn).encode(), "keputusan.txt").keputusan
    return {f"{f.name} {f.location.baris or f.location.kolom}" for f in lint(keputusan) if not is_of_form(f)}


def is_of_form(finding: Finding) -> bool:
    """Whether the finding is an info on form (no target, no copies ...): whole_decrees.yaml has those."""
    return finding.severity is Severity.INFO and finding.code.startswith(GROUPS)


@pytest.mark.parametrize("drawn", DECREES, ids=[f"{d['kecamatan']} {d['nomor']}" for d in DECREES])
def test_planted_faults_are_found_and_nothing_else_is(drawn: dict[str, Any]) -> None:
    assert found_in(drawn) == set(drawn["temuan"])


def test_every_rule_has_a_planted_fault() -> None:
    drawn_anywhere = (*DECREES, *ANNEXES, *WHOLE.values())
    planted = {finding.split()[0].rstrip("!?") for drawn in drawn_anywhere for finding in drawn["temuan"]}
    assert planted == {item.rule.name for item in rule_files() if not isinstance(item.rule, OfficeRule)}
