"""Broken files by the thousand: every format of reading, with seeded damage that its parser gets to see.

`seeds` are small whole files; `raw`, `markup`, `pdf`, `picture` and `written` damage them; `kinds` says which damage
belongs to which format; `child` reads them one by one in a process of its own and judges what came of each; `watch`
keeps the clock over it. The input number 4711 of a kind is the same bytes on every machine: `made("docx", 4711)`.
"""
