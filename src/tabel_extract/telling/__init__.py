"""Telling an operator, elsewhere than on a terminal, what a run did and what wants a person."""
