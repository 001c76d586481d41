"""The cells that a number rests on, and what they say of it."""
