"""The versioned store: one DuckDB file that every state of every report is added to.

Nothing outside this package writes SQL against the database. What it offers is in ``store``
(open, skip what is known, save), ``history`` (list, load, compare) and ``identity`` (which report
a file is).
"""
