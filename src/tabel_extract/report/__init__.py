"""Stored reports to static HTML pages that an editor reads."""
