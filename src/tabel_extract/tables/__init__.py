"""Lines ─► tables with their cells, headings, notes and questions."""
