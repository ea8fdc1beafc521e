"""The rules, one folder a group: FRM formula, IND indikator, SMB sumber_data, TJB penanggung_jawab, DOK dokumen,
DHK dasar_hukum, NAM nama.

A rule is `<CODE>_<name_with_underscores>.py` holding `RULE`, and a page of the same name in Markdown whose fenced
examples are run as tests. Codes leave gaps and are never reused; a removed rule keeps file and page with its status.
"""
