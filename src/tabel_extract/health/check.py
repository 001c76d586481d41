"""What a check of an installation says: one line, with what to do where something is to be done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Verdict = Literal["ok", "look", "wrong"]
"""Fine; works, but somebody should know; or does not work as it should."""


@dataclass(frozen=True, slots=True)
class Check:
    """A check and what came of it; ``told`` says what to do where the verdict is not ok."""

    name: str
    verdict: Verdict
    told: str
