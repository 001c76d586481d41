"""The question bank: stored tables ─► questions, their variants, editions and series over time."""
