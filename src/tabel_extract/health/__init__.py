"""How an installation and its warehouse are, for whoever looks after them."""
