"""A row in the table of one unit that names the head of another as responsible."""

from __future__ import annotations

from collections.abc import Iterator

from tolok.core.catalogue.keputusan import Jabatan
from tolok.core.lint.context import Context
from tolok.core.lint.finding import Severity
from tolok.core.lint.rule import Hit, Rule
from tolok.core.lint.wording.posts import Post, is_same, read_post

_TEMPLATE = (
    "«{penanggung}» memegang tabel lain, bukan tabel «{jabatan}», sehingga keduanya saling menunggu; "
    "pindahkan barisnya atau ganti namanya"
)
# Peers: the rows of a camat are rightly carried by all below him, those of a sekretaris by the subbagian.
_PEERS = ("seksi", "subbagian", "jawatan", "bidang")
_BESIDE_SEKRETARIS = ("seksi", "jawatan")
_BESIDE = (
    "«{penanggung}» bukan bawahan «{jabatan}», pemegang baris lainnya, sehingga tidak jelas siapa yang menjawab; "
    "pindahkan barisnya atau ganti namanya"
)


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
    for jabatan in context.keputusan.jabatan:
        yield from _beside_sekretaris(context, jabatan, posts[jabatan.nama])


def _beside_sekretaris(context: Context, jabatan: Jabatan, own: Post | None) -> Iterator[Hit]:
    """Rows of a sekretaris that name a seksi alone, in a table most of whose rows name the sekretaris himself."""
    if own is None or own.kind != "sekretaris":
        return
    rows = [row for row in context.rows if row.jabatan is jabatan and row.baris.penanggung_jawab]
    named = [[read_post(text) for text in row.baris.penanggung_jawab] for row in rows]
    if 2 * sum(all(post and post.kind == own.kind for post in posts) for posts in named) <= len(rows):
        return  # the column tells who does the work, not who holds the table
    for row, posts in zip(rows, named, strict=True):
        if all(post and post.kind in _BESIDE_SEKRETARIS for post in posts):
            words = ", ".join(row.baris.penanggung_jawab)
            values = {"penanggung": words, "jabatan": jabatan.nama}
            yield Hit(row.at("penanggung_jawab"), _BESIDE, values, words, Severity.WARNING)


def _is_of_another(named: Post, own: Post, peers: list[Post]) -> bool:
    return bool(named.field) and not is_same(named, own) and any(is_same(named, other) for other in peers)


RULE = Rule(
    "TJB020", "responsible-mismatch", "Penanggung jawab memegang tabel lain", Severity.ERROR, check,
    basis=("permenpan-20-2008",),
)  # fmt: skip
