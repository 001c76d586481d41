"""Dutch words and numerals, and how a text is searched for them."""
