"""Backup and restore: everything comes back, and nothing by half."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tolok.web import backup_file
from tolok.web.backup_file import BackupError

SETUP = """
import sys
from pathlib import Path
from tolok.web import startup
startup.start_django(Path(sys.argv[1])); startup.migrate()
from tolok.core.measurement.office_year import OfficeProfile
from tolok.web.apps.offices import actions
profile = OfficeProfile("99.99.99", "Kecamatan Uji «Ä»", "Kabupaten Contoh")
desa = [actions.NewDesa("Sukarame", "desa")]
actions.set_up(by=None, profile=profile, current_year=2025, desa=desa, pejabat=[],
               admin=actions.NewAdmin("admin", "Ani", "gunung-lawu-31"))
"""


def environment() -> dict[str, str]:
    dropped = ("TOLOK_DATA", "TOLOK_SECRET_KEY", "TOLOK_DATABASE_URL", "DJANGO_SETTINGS_MODULE")
    return {name: value for name, value in os.environ.items() if name not in dropped}


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, *map(str, arguments)]
    return subprocess.run(command, env=environment(), capture_output=True, text=True, timeout=120, check=False)


def tolok(*arguments: object) -> subprocess.CompletedProcess[str]:
    return run("-m", "tolok", *arguments)


def members(backup: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(backup) as archive:
        return {name: archive.read(name) for name in archive.namelist() if name != backup_file.MANIFEST}


def rewritten(backup: Path, target: Path, changes: dict[str, bytes | None], **manifest: object) -> Path:
    """A copy of the backup with members replaced or (None) left out, and keys of the manifest replaced."""
    with zipfile.ZipFile(backup) as old, zipfile.ZipFile(target, "w") as new:
        for name in dict.fromkeys([*old.namelist(), *changes]):
            content = changes.get(name, old.read(name) if name in old.namelist() else None)
            if name == backup_file.MANIFEST:
                content = json.dumps({**json.loads(old.read(name)), **manifest}).encode()
            if content is not None:
                new.writestr(name, content)
    return target


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """(data folder with an office and an uploaded file, its backup)."""
    folder = tmp_path_factory.mktemp("asal")
    data = folder / "data"
    made = run("-c", SETUP, data)
    assert made.returncode == 0, made.stderr
    (data / "berkas" / "sub").mkdir(parents=True)
    (data / "berkas" / "sub" / "bukti.bin").write_bytes(bytes(range(256)) * 10)
    saved = tolok("backup", "--data", data, "-o", folder / "c.zip")
    assert saved.returncode == 0, saved.stderr
    return data, folder / "c.zip"


def test_restored_data_is_the_same_to_the_last_row_and_file(original: tuple[Path, Path], tmp_path: Path) -> None:
    _, backup = original
    restored = tolok("restore", backup, "--data", tmp_path / "baru")
    assert restored.returncode == 0, restored.stderr
    again = tolok("backup", "--data", tmp_path / "baru", "-o", tmp_path / "d.zip")
    assert again.returncode == 0, again.stderr
    before, after = members(backup), members(tmp_path / "d.zip")
    assert before["berkas/sub/bukti.bin"] == after["berkas/sub/bukti.bin"]
    old, new = (set(rows["data.jsonl"].decode().splitlines()) for rows in (before, after))
    assert old - new == set()
    added = [json.loads(row) for row in new - old]
    assert [row["fields"]["act"] for row in added] == ["audit.restore"]


def test_restore_over_data_is_refused_and_with_replace_keeps_the_old_aside(
    original: tuple[Path, Path], tmp_path: Path
) -> None:
    _, backup = original
    target = tmp_path / "isi"
    assert tolok("restore", backup, "--data", target).returncode == 0
    (target / "tanda").write_text("lama")
    refused = tolok("restore", backup, "--data", target)
    assert refused.returncode == 2
    assert "--replace" in refused.stderr
    assert (target / "tanda").exists()
    assert tolok("restore", backup, "--data", target, "--replace").returncode == 0
    assert not (target / "tanda").exists()
    (aside,) = tmp_path.glob("isi.lama-*")
    assert (aside / "tanda").read_text() == "lama"


def test_backup_of_another_form_of_the_data_is_refused_whole(original: tuple[Path, Path], tmp_path: Path) -> None:
    odd = rewritten(original[1], tmp_path / "odd.zip", {}, migrasi={"offices": "0999_nanti"})
    refused = tolok("restore", odd, "--data", tmp_path / "x")
    assert refused.returncode == 2
    assert "bentuk datanya berbeda" in refused.stderr
    assert list(tmp_path.iterdir()) == [odd]


def test_changed_content_is_noticed(original: tuple[Path, Path], tmp_path: Path) -> None:
    bad = rewritten(original[1], tmp_path / "bad.zip", {"data.jsonl": b"{}\n"})
    with pytest.raises(BackupError, match=r"sidik jarinya"):
        backup_file.unpack(bad, tmp_path / "u")


def test_missing_member_is_noticed(original: tuple[Path, Path], tmp_path: Path) -> None:
    bad = rewritten(original[1], tmp_path / "bad.zip", {"berkas/sub/bukti.bin": None})
    with pytest.raises(BackupError, match="rusak"):
        backup_file.unpack(bad, tmp_path / "u")


@pytest.mark.parametrize("name", ["../luar", "berkas/../../luar", "/etc/x", "lain.txt", "berkas\\..\\x"])
def test_name_that_leads_out_of_the_folder_is_refused(original: tuple[Path, Path], tmp_path: Path, name: str) -> None:
    manifest = json.loads(zipfile.ZipFile(original[1]).read(backup_file.MANIFEST))
    files = manifest["berkas"] | {name: {"sha256": "0", "bytes": 1}}
    bad = rewritten(original[1], tmp_path / "bad.zip", {name: b"x"}, berkas=files)
    with pytest.raises(BackupError, match="tidak wajar"):
        backup_file.unpack(bad, tmp_path / "u")
    assert not (tmp_path / "luar").exists()


@pytest.mark.parametrize("content", [b"", b"bukan zip", b"PK\x03\x04rusak"])
def test_a_file_that_is_no_backup_is_told_so(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "x.zip"
    file.write_bytes(content)
    with pytest.raises(BackupError, match="bukan cadangan tolok"):
        backup_file.read_manifest(file)


def test_a_file_that_is_not_there_is_told_so(tmp_path: Path) -> None:
    refused = tolok("restore", tmp_path / "tidak-ada.zip", "--data", tmp_path / "x")
    assert refused.returncode == 2
    assert "tidak ada" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_unknown_form_of_backup_is_refused(original: tuple[Path, Path], tmp_path: Path) -> None:
    odd = rewritten(original[1], tmp_path / "odd.zip", {}, bentuk=99)
    with pytest.raises(BackupError, match="bentuk 99"):
        backup_file.read_manifest(odd)


def test_backup_into_a_folder_that_is_not_there_leaves_nothing(original: tuple[Path, Path], tmp_path: Path) -> None:
    refused = tolok("backup", "--data", original[0], "-o", tmp_path / "tak" / "ada.zip")
    assert refused.returncode == 2
    assert "tidak dapat ditulis" in refused.stderr
    assert list(tmp_path.iterdir()) == []
