"""Why the system refused a file or an address, in Indonesian."""

from __future__ import annotations

import errno

_WORDS = {
    errno.ENOENT: "berkas atau foldernya tidak ada; periksa nama dan letaknya",
    errno.EISDIR: "itu folder, bukan berkas; sebutkan berkasnya",
    errno.ENOTDIR: "ada bagian letaknya yang bukan folder; periksa letaknya",
    errno.EACCES: "tidak ada izin; periksa hak aksesnya",
    errno.EPERM: "tidak ada izin; periksa hak aksesnya",
    errno.EROFS: "media penyimpanannya hanya dapat dibaca; pilih folder lain",
    errno.ENOSPC: "ruang penyimpanan habis; kosongkan sebagian, lalu coba lagi",
    errno.EDQUOT: "jatah penyimpanan habis; kosongkan sebagian, lalu coba lagi",
    errno.ENAMETOOLONG: "namanya terlalu panjang; pendekkan",
    errno.EADDRINUSE: "sudah dipakai program lain",
    errno.EADDRNOTAVAIL: "bukan alamat mesin ini",
}


def why_refused(problem: OSError) -> str:
    """The cause and what to do; the system's own words for what officials never meet."""
    return _WORDS.get(problem.errno or 0) or problem.strerror or "kesalahan sistem"
