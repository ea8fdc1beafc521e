"""A row in the table of one unit that names the head of another as responsible."""

from __future__ import annotations

from collections.abc import Iterator

from tolok.core.lint.context import Context
from tolok.core.lint.finding import Severity
from tolok.core.lint.posts import Post, is_same, read_post
from tolok.core.lint.rule import Hit, Rule

_TEMPLATE = (
    "«{penanggung}» memegang tabel lain, bukan tabel «{jabatan}», sehingga keduanya saling menunggu; "
    "pindahkan barisnya atau ganti namanya"
)
# Peers: the rows of a camat or a sekretaris are rightly carried by those below.
_PEERS = ("seksi", "subbagian", "jawatan", "bidang")


def check(context: Context) -> Iterator[Hit]:
    posts = {jabatan.nama: read_post(jabatan.nama) for jabatan in context.keputusan.jabatan}
    peers = [post for post in posts.values() if post and post.kind in _PEERS]
    for row in context.rows:
        own = posts[row.jabatan.nama]
        if own is None or own.kind not in _PEERS:
            continue
        named = [read_post(text) for text in row.baris.penanggung_jawab]
        if named and all(post is not None and _is_of_another(post, own, peers) for post in named):
            words = ", ".join(row.baris.penanggung_jawab)
            values = {"penanggung": words, "jabatan": row.jabatan.nama}
            yield Hit(row.at("penanggung_jawab"), _TEMPLATE, values, words)


def _is_of_another(named: Post, own: Post, peers: list[Post]) -> bool:
    return bool(named.field) and not is_same(named, own) and any(is_same(named, other) for other in peers)


RULE = Rule(
    "TJB020", "responsible-mismatch", "Penanggung jawab memegang tabel lain", Severity.ERROR, check,
    basis=("permenpan-20-2008",),
)  # fmt: skip
