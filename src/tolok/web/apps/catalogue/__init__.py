"""The decree as the office keeps it: uploaded file, reading, edits, findings, published version, bindings.

A reading is kept as three things: the file (bytes in the database, never served as static), the immutable reading
(exchange form) and the list of a person's edits; a published version is their sum. Numbers and targets do not go
here (measurement), nor rows of registers (registers).
"""
