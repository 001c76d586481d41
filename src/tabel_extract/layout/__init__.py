"""Words of a page ─► lines of phrases, in the order that a person reads them."""
