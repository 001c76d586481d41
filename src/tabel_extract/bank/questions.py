"""Questions as the bank gives them: with their variants, their editions and their series."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tabel_extract.bank.editions import Edition
from tabel_extract.bank.groups import Group
from tabel_extract.bank.series import Series
from tabel_extract.bank.wordings import Piece, question_id, word_differences


@dataclass(frozen=True, slots=True)
class Variant:
    """A near wording, which is another question, and how it differs from the one it is shown with.

    Of its ``pieces``, ``added`` are words that only the variant has.
    """

    question_id: str
    wording: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A wording as last printed, near wordings, and its editions, earliest first."""

    question_id: str
    wording: str
    variants: tuple[Variant, ...]
    editions: tuple[Edition, ...]


@dataclass(frozen=True, slots=True)
class Unworded:
    """A table that was found and prints no wording, so that it has no place among questions."""

    report_id: str
    label: str
    title: str


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found, best first: ``questions`` are the first of ``count``.

    They have all words that were ``searched`` for, but those that stand ``nowhere``.
    """

    searched: tuple[str, ...]
    has: tuple[str, ...]
    nowhere: tuple[str, ...]
    count: int
    questions: tuple[Question, ...]
    unworded: tuple[Unworded, ...]


@dataclass(frozen=True, slots=True)
class Trend:
    """A question through time, by one subgroup or all people; ``question.editions`` are its own."""

    question: Question
    group: Group
    series: tuple[Series, ...]


def variants_of(wording: str, near: Sequence[str]) -> tuple[Variant, ...]:
    """Near wordings, each with how it differs."""
    return tuple(
        Variant(question_id(other), other, word_differences(wording, other)) for other in near
    )
