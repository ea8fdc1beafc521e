"""The office's registers: rows and monthly statements, generic over `tolok.core.registers.all_registers()`.

A new register needs nothing here: list, form and export come from its declaration. Reference data (desa, holders
of a jabatan) is kept by offices.
"""
