"""Names of those who publish, as they stand above and below a text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tabel_extract.facts.words import phrase, word

SEPARATOR = re.compile(r"\s*[|•·●]\s*|,\s+|\s+[-–—/>»›]\s+|\s{2,}")
"""What stands between the parts of a line above a text."""
NAME = re.compile(r"[A-Z0-9][\w’'&.-]*(?:\s+[\w’'&.-]+){0,5}")
_CAPITALISED = re.compile(r"(?:[A-Z’'][\w’'.&/-]*|van|de|het|den|der|aan|op|en|voor|in|&)(?:\s+|$)")


def is_kicker(text: str) -> bool:
    """Whether a text is a part of a site, or a kind of text."""
    return phrase("kickers").fullmatch(text.strip(" :")) is not None


def is_capitalised(text: str) -> bool:
    """Whether all words of a text are those of a name."""
    return _CAPITALISED.sub("", text + " ").strip() == ""


def is_name(text: str) -> bool:
    """Whether a text is a name and nothing else."""
    return NAME.fullmatch(text) is not None and is_capitalised(text)


def is_publisher(text: str) -> bool:
    """Whether a text is a name made of words for those who publish."""
    return bool(is_name(text) and word("publishers").search(text) and not is_kicker(text))


def as_written(name: str, text: str) -> Iterator[str]:
    """A name as running text writes it, where the head has it in capitals."""
    if not name.isupper() or len(name) <= 4:
        yield name
        return
    written = [
        m[0] for m in re.finditer(re.escape(name), text, re.IGNORECASE) if not m[0].isupper()
    ]
    yield from written[:1]
