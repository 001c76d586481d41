"""Sources ─► reports in worker processes, so that a bad file costs itself alone."""
