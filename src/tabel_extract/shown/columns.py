"""What the metadata of a column of rows says: between who reads the rows and who writes them."""

from __future__ import annotations

DESCRIPTION = b"description"
"""What the column holds, in a sentence."""
JSON = b"json"
"""There where its texts are JSON."""
