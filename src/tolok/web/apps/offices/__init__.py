"""The office and its dated reference data: desa, jabatan holders, aliases of jabatan names; and the first set-up."""
