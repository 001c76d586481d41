"""Headers with subgroups: which columns they have, and in which lines they are printed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random

from tests.synthetic.shapes import SOFT, Column, Dimension, Row, TableSpec, plain
from tests.synthetic.words import KNOWN, UNKNOWN


@dataclass(frozen=True)
class Head:
    """Dimensions side by side, as printed; ``strict`` where the text tells all of it."""

    dimensions: tuple[Dimension, ...]
    total: bool
    total_last: bool
    lines: list[list[str]]
    flat: bool
    strict: bool
    style: str

    @property
    def named(self) -> str:
        """The dimensions as a caption names them."""
        names = [d.name for d in self.dimensions]
        return " en ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]

    def columns(self) -> list[Column]:
        """All columns with their paths; values of the total always come first when built."""
        found = [Column(("totaal",))] if self.total else []
        for dimension in self.dimensions:
            for group in dimension.groups:
                path = dimension.path(group)[1 if self.flat else 0 :]
                known = dimension.known or not self.flat
                found.append(
                    Column(
                        path,
                        None,
                        dimension.name if known else None,
                        dimension.category(group) if known else None,
                    )
                )
        return found

    def onto(self, spec: TableSpec, tag: str) -> TableSpec:
        """Give a table this header."""
        spec.columns = self.columns()
        spec.header = self.lines
        spec.strict = self.strict
        spec.tags |= {tag, f"head:{self.style}", *(f"dim:{d.groups[0]}" for d in self.dimensions)}
        if not all(d.known for d in self.dimensions):
            spec.tags.add("unknown-dimension")
        if self.total_last and self.total:
            spec.columns = [*spec.columns[1:], spec.columns[0]]
            spec.rows = [_moved(row) for row in spec.rows]
            spec.tags.add("total-last")
        return spec


def _moved(row: Row) -> Row:
    return replace(row, values=(*row.values[1:], row.values[0]))


def background_sets(rng: Random, most: int = 4) -> list[Dimension]:
    """Dimensions of one table, each named differently; now and then one that nobody knows."""
    wanted = min(most, rng.choice([1, 1, 2, 2, 2, 3, 4]))
    chosen: list[Dimension] = []
    while len(chosen) < wanted:
        unknown = rng.random() < 0.15 and all(d.known for d in chosen)
        dimension = rng.choice(UNKNOWN if unknown else KNOWN)
        if all(not _clash(dimension, d) for d in chosen):
            chosen.append(dimension)
    return chosen


def _clash(one: Dimension, other: Dimension) -> bool:
    """Two forms of one background, or groups that could be either's."""
    root = {"opleidingsniveau": "opleiding", "huishoudensinkomen": "inkomen"}
    if root.get(one.name, one.name) == root.get(other.name, other.name):
        return True
    return bool(set(one.groups) & set(other.groups))


def head_of(rng: Random, dimensions: list[Dimension]) -> Head:
    """A header in one of the ways that typesetters have."""
    total = rng.random() < 0.9
    single = len(dimensions) == 1
    style = rng.choice(
        ["blocks", "blocks", "blocks", "inline", "spread", *(["flat"] if single else [])]
    )
    total_last = total and style in {"blocks", "inline"} and rng.random() < 0.1
    names = [d.name for d in dimensions]
    tops = [*names, "totaal"] if total_last else ["totaal", *names] if total else names
    leaves = [_group_blocks(rng, d, wrap=style != "inline") for d in dimensions]
    if style == "spread":
        lines = [["totaal"]] if total else []
        for name, inner in zip(names, leaves, strict=True):
            lines += [[name], *inner]
    elif style == "flat":
        lines = ([["totaal"]] if total else []) + leaves[0]
    elif style == "inline":
        words = [" ".join(block[0] for block in inner) for inner in leaves]
        lines = [[" ".join(tops)], [" ".join(words)]]
    else:
        lines = [[" ".join(tops)], *(block for inner in leaves for block in inner)]
    return Head(
        tuple(dimensions),
        total,
        total_last,
        lines,
        style == "flat",
        _certain(dimensions, style),
        style,
    )


def _certain(dimensions: list[Dimension], style: str) -> bool:
    """Whether the text alone tells every column; a line of unknown words does not."""
    if style == "inline":
        return all(" " not in g for d in dimensions for g in d.groups)
    return True


def _group_blocks(rng: Random, dimension: Dimension, *, wrap: bool) -> list[list[str]]:
    if dimension.over:
        return [[dimension.over], [" ".join(dimension.groups)]]
    width = rng.choice([8, 11, 14, 40]) if wrap else 200
    return [narrow(group, width) for group in dimension.groups]


def narrow(text: str, width: int) -> list[str]:
    """A heading in a narrow column: broken at blanks, and inside words where that helps."""
    lines: list[str] = []
    for word in text.split(" "):
        if lines and len(plain(lines[-1])) + 1 + len(plain(word)) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    result: list[str] = []
    for line in lines:
        head, soft, tail = line.rpartition(SOFT)
        if soft and len(plain(line)) > width:
            result += [plain(head) + "-", tail]
        else:
            result.append(plain(line))
    return result
