"""Where reports come from: sources ─► files that intake reads, and what is there no more."""
