"""Prose ─► claims: what running text states in numbers, and which cells of the report carry it."""
