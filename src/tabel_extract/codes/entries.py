"""The shape of a file of subgroups, as it is written; what it means is in ``codelist``."""

from __future__ import annotations

import unicodedata
from typing import Annotated, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    model_validator,
)

from tabel_extract.codes.labels import LEVEL, label_key

MOST_LETTERS = 200
"""Longer than any heading."""

_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})


def _printable(text: str) -> str:
    if any(unicodedata.category(c) in _UNSEEN for c in text):
        raise ValueError("it holds a sign that can't be seen")
    return text


def _says_something(text: str) -> str:
    if text.count(LEVEL) > 1:
        raise ValueError(f"{text!r} has more than one {LEVEL}; write one heading and the label")
    if not all(label_key(part) for part in text.split(LEVEL)):
        raise ValueError(f"{text!r} is empty, or has no letter or digit")
    return text


def _without_level(text: str) -> str:
    if LEVEL in text:
        raise ValueError(f"{text!r} has {LEVEL} in it, which only a label of a category can have")
    return text


_Text = Annotated[
    str,
    StringConstraints(strict=True, strip_whitespace=True, min_length=1, max_length=MOST_LETTERS),
    AfterValidator(_printable),
]
_Label = Annotated[_Text, AfterValidator(_says_something)]
_Heading = Annotated[_Label, AfterValidator(_without_level)]
_Code = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_]*$", max_length=40)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Labels(_Strict):
    """Labels with a meaning that no list has: everyone, or those who did not tell."""

    labels: tuple[_Heading, ...] = ()


class Dimension(_Strict):
    """What people are divided by."""

    nl: _Text
    en: _Text


class Category(_Strict):
    """One group of a list: its names, and what tables print for it."""

    nl: _Text
    en: _Text
    labels: tuple[_Label, ...] = ()
    near: tuple[_Label, ...] = ()

    @model_validator(mode="after")
    def _has_labels(self) -> Self:
        if not self.labels and not self.near:
            raise ValueError("it has no labels, so that no table can print it")
        return self


class Division(_Strict):
    """A code list: one way to divide people, and the headings that tables print over it."""

    dimension: _Code
    headings: Annotated[tuple[_Heading, ...], Field(min_length=1)]
    source: _Text
    whole: Annotated[bool, Field(strict=True)] = False
    grammar: Literal["age"] | None = None
    category: dict[_Code, Category] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _has_categories(self) -> Self:
        if self.grammar and (self.category or self.whole):
            raise ValueError("a list with a grammar has no categories of its own, and is not whole")
        if not self.grammar and len(self.category) < 2:
            raise ValueError("it needs two categories or more, or a grammar")
        return self


class Entries(_Strict):
    """Everything that a file of subgroups holds."""

    total: Labels = Labels()
    unknown: Labels = Labels()
    dimension: dict[_Code, Dimension]
    lists: dict[_Code, Division] = Field(alias="list")

    def words_of(self, dimension: str) -> tuple[list[str], list[str]]:
        """The headings and the labels of all lists of a dimension, as they are written."""
        lists = [one for one in self.lists.values() if one.dimension == dimension]
        headings = [heading for one in lists for heading in one.headings]
        labels = [
            label
            for one in lists
            for category in one.category.values()
            for label in (*category.labels, *category.near)
            if LEVEL not in label
        ]
        return headings, labels

    @model_validator(mode="after")
    def _dimensions_are_there(self) -> Self:
        for code, division in self.lists.items():
            if division.dimension not in self.dimension:
                raise ValueError(
                    f"list.{code}.dimension: there is no [dimension.{division.dimension}]"
                )
        return self
