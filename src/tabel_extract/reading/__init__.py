"""Bytes ─► lines and pages."""
