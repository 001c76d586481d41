"""PDFs that are small and unpack into far more than any report holds."""

from __future__ import annotations

import zlib

MIB = 1024 * 1024


def bomb(unpacked_mib: int) -> bytes:
    """A PDF whose one page is drawn by so many MiB of blanks, packed twice."""
    packer = zlib.compressobj(1)
    packed = b"".join(packer.compress(b" " * MIB) for _ in range(unpacked_mib)) + packer.flush()
    content = zlib.compress(packed)
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>",
        b"<</Filter[/FlateDecode/FlateDecode]/Length %d>>stream\n%s\nendstream"
        % (len(content), content),
    ]
    document = b"%PDF-1.7\n"
    starts = []
    for number, part in enumerate(parts, start=1):
        starts.append(len(document))
        document += b"%d 0 obj%s endobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    return document + (
        b"xref\n0 5\n0000000000 65535 f \n%strailer<</Size 5/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
        % (table, len(document))
    )
