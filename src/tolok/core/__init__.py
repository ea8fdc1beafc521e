"""The domain: what a decree says, what a register holds, how a number follows from both.

Pure Python: no Django, no network, no clock. "Today" and file contents come in as arguments; the only
files read are tolok's own dated data (regulations, areas), packaged beside their loaders.
"""
