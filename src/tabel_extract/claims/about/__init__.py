"""Which people, direction and survey each number of a sentence is about."""
