"""The little Markdown of rule pages."""

from __future__ import annotations

from tolok.web.apps.catalogue.markdown import to_html


def test_title_is_left_out_and_parts_become_html() -> None:
    html = to_html("# Judul\n\n## Apa\n\nSatu **tebal** dan `kode`.\n\n- a\n- b\n\n```\nx < y\n```\n")
    assert html == (
        "<h2>Apa</h2>\n<p>Satu <strong>tebal</strong> dan <code>kode</code>.</p>\n<ul><li>a</li><li>b</li></ul>\n"
        "<pre><code>x &lt; y</code></pre>"
    )


def test_markup_in_the_text_stays_text() -> None:
    assert "<script>" not in to_html("isi <script>alert(1)</script>")


def test_table_becomes_a_table() -> None:
    assert "<td>2</td>" in to_html("| a | b |\n|---|---|\n| 1 | 2 |")


def test_quotation_holds_paragraphs_and_a_list_within_a_list() -> None:
    html = to_html("> **A**\n>\n> - satu\n>   - dua\n>   - tiga\n> - empat")
    assert html == (
        "<blockquote><p><strong>A</strong></p>\n"
        "<ul><li>satu<ul><li>dua</li><li>tiga</li></ul></li><li>empat</li></ul></blockquote>"
    )
