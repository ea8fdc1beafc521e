"""The lake: what many offices enter, as Parquet files by year and month, for a roll-up that no database could carry.

    manifest.json                             what belongs to the lake: schema version, rows and SHA-256 of every file
    entries/year=2025/month=03/<sum>.parquet     rows of registers, sorted by office: the columns engines read, no more
    statements/year=2025/month=03/...            lengkap, nihil or belum for an office and register
    offices/year=2025/...                        the offices and which catalogue each uses in that year
    indicators/year=2025/...                     the catalogues: bound formula, aggregation and rule of each indicator
    targets/year=2025/...  scores/year=2025/...  an office's targets, and the values that were given to it

A file is written beside, summed, then named after its sum; the manifest comes last. So an export that breaks off
leaves the lake as it was, and the next one keeps what is done. No name of a person and no free text leaves an office
(ADR 0020). What goes in: writing, gathering, opening and checking such a folder, and a simulated nation in that form.
What does not: reading an office's database (web), computing (engines). To add a table: its line in `layout.TABLES`.
"""

from tolok.lake.errors import LakeError
from tolok.lake.opening import Lake, open_lake

__all__ = ["Lake", "LakeError", "open_lake"]
