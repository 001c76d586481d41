"""Words of a sentence ─► the groups of people that it names, by the names of the tables."""
