"""Tables ─► items and their answers, and the words that a sentence has for them."""
