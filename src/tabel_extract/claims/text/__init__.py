"""Running text ─► sentences, and the words, years and references in them."""
