"""Words of a sentence ─► the quantities that it states, each read as an interval."""
