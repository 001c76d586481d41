"""Subgroups as printed ─► codes of a reviewed list, so that those of different reports join.

What the list does not say stays unmapped, with the reason why.
"""
