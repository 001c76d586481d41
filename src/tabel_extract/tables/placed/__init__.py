"""The body of a table whose place on the page is known ─► rows, sections and columns."""
