"""Builders of generated tables, one for each kind that survey reports print."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from tests.synthetic.heads import Head, background_sets, head_of
from tests.synthetic.numbers import Population, count, decimal, distributions, percent
from tests.synthetic.shapes import Column, Row, TableSpec, plain
from tests.synthetic.words import ANSWERS, DISTRIBUTIONS, FREQUENCIES, KNOWN, POLES

Topic = tuple[tuple[str, str], ...]
LETTERS = "abcdefghijkl"


class Context:
    """What the tables of one report share."""

    def __init__(self, rng: Random, topic: Topic, year: int) -> None:
        self.rng = rng
        self.topic = topic
        self.year = year
        self.population = Population(rng)

    def items(self, low: int, high: int) -> list[tuple[str, str]]:
        """Some statements of the topic: short name and wording."""
        return self.rng.sample(self.topic, self.rng.randint(low, min(high, len(self.topic))))


def table(context: Context, title: str, unit: str | None, unit_text: str | None) -> TableSpec:
    """An empty table; the report fills in label, population, period and source."""
    return TableSpec("", "table", title, None, str(context.year), unit, unit_text, None)


def _values(context: Context, head: Head, total: float) -> list[float]:
    values = [total] if head.total else []
    for dimension in head.dimensions:
        values += context.population.around(total, dimension, 9)
    return values


def _counts(context: Context, head: Head) -> tuple[str, ...]:
    numbers = [context.population.size] if head.total else []
    for dimension in head.dimensions:
        numbers += context.population.counts(dimension)
    return tuple(map(count, numbers))


def _by_answers(context: Context, head: Head, answers: tuple[str, ...]) -> list[tuple[str, ...]]:
    """For each answer its values; answers that are not a whole set leave room for the rest."""
    if len(answers) == 1:
        total = context.rng.uniform(20, 80)
        return [tuple(map(percent, _values(context, head, total)))]
    size = len(answers) if len(answers) > 2 else 3
    full = distributions(context.rng, context.population, size, list(head.dimensions))
    first = 0 if head.total else 1
    return [tuple(map(percent, row[first:])) for row in full[: len(answers)]]


def opinions(context: Context) -> TableSpec:
    """Statements as sections, answers as rows, subgroups as columns."""
    head = head_of(context.rng, background_sets(context.rng))
    answers = context.rng.choice(ANSWERS)
    spec = table(context, f"Opvattingen over beleid, naar {head.named}", "percent", "in procenten")
    for item, _ in context.items(2, 5):
        for answer, values in zip(answers, _by_answers(context, head, answers), strict=True):
            spec.rows.append(Row((item,), answer, values))
    _base_row(context, head, spec)
    return head.onto(spec, f"opinions:{len(answers)}")


def _base_row(context: Context, head: Head, spec: TableSpec) -> None:
    if context.rng.random() < 0.3:
        heading = context.rng.choice(["(n)", "n"])
        spec.rows.append(Row((), heading, _counts(context, head), "count"))


def items_by_group(context: Context) -> TableSpec:
    """Statements as rows, without sections."""
    rng = context.rng
    head = head_of(rng, background_sets(rng))
    unit, text, low, high, show = rng.choice(
        [
            ("percent", "in procenten", 20.0, 80.0, percent),
            ("percent", "%", 20.0, 80.0, percent),
            ("grade", "rapportcijfer", 5.5, 8.5, decimal),
            ("mean", "gemiddelden op een schaal van 1-5", 2.0, 4.2, decimal),
        ]
    )
    spec = table(context, f"Oordeel over voorzieningen, naar {head.named}", unit, text)
    for item, _ in context.items(3, 6):
        total = rng.uniform(low, high)
        values = [total + (v - total) * (high - low) / 60 for v in _values(context, head, total)]
        spec.rows.append(Row((), item, tuple(map(show, values))))
    _base_row(context, head, spec)
    return head.onto(spec, f"items:{unit}")


def frequencies(context: Context) -> TableSpec:
    """A full distribution in rows; the question stands on the caption."""
    rng = context.rng
    head = head_of(rng, background_sets(rng))
    answers = rng.choice(FREQUENCIES)
    spec = table(context, f"Hoe vaak mensen dit doen, naar {head.named}", "percent", "in procenten")
    full = distributions(rng, context.population, len(answers), list(head.dimensions))
    first = 0 if head.total else 1
    for answer, values in zip(answers, full, strict=True):
        spec.rows.append(Row((), answer, tuple(map(percent, values[first:]))))
    _base_row(context, head, spec)
    spec.tags.add("caption-question")
    return head.onto(spec, "frequencies")


def _answer_header(rng: Random, answers: tuple[str, ...]) -> tuple[list[list[str]], bool]:
    """Answers as column headings: each apart, or on one line where that can be read back."""
    if rng.random() < 0.5:
        return [_lines(rng, a) for a in answers], True
    return [[" ".join(answers)]], all(" " not in a for a in answers)


def _lines(rng: Random, text: str) -> list[str]:
    return text.split(" ") if rng.random() < 0.5 and not text.startswith("(") else [text]


def background_rows(context: Context) -> TableSpec:
    """Answers as columns, subgroups as rows below the name of their dimension."""
    rng = context.rng
    answers = rng.choice(DISTRIBUTIONS)
    extras = rng.choice(
        [(), ("n",), ("gemiddelde", "n"), ("rapportcijfer",), ("gemiddelde (1-5)", "n")]
    )
    spec = table(
        context,
        "Mening over de gang van zaken, naar achtergrondkenmerken",
        "percent",
        "in procenten",
    )
    spec.header, spec.strict = _answer_header(rng, (*answers, *extras))
    spec.columns = [Column((a,)) for a in answers] + [Column((e,), _extra_unit(e)) for e in extras]
    dimensions = rng.sample([d for d in KNOWN if d.over is None], 3)
    dimensions = list({d.name: d for d in dimensions}.values())
    full = distributions(rng, context.population, len(answers), dimensions)
    _background_row(context, spec, (), "totaal", [r[0] for r in full], context.population.size)
    at = 1
    for dimension in dimensions:
        sizes = context.population.counts(dimension)
        for group, size in zip(dimension.groups, sizes, strict=True):
            _background_row(
                context, spec, (dimension.name,), plain(group), [r[at] for r in full], size
            )
            at += 1
    spec.tags |= {
        "background-rows",
        "caption-question",
        *(f"rows:{d.groups[0]}" for d in dimensions),
    }
    return spec


def _extra_unit(heading: str) -> str:
    return "count" if heading == "n" else "grade" if heading == "rapportcijfer" else "mean"


def _background_row(
    context: Context,
    spec: TableSpec,
    sections: tuple[str, ...],
    name: str,
    shares: list[float],
    size: int,
) -> None:
    values = [percent(s) for s in shares]
    mean = sum(i * s for i, s in enumerate(shares, 1)) / 100
    for column in spec.columns[len(shares) :]:
        values.append(
            count(size)
            if column.unit == "count"
            else decimal(mean if column.unit == "mean" else mean + 3)
        )
    group = (sections[0], name) if sections else (None, None)
    spec.rows.append(Row(sections, name, tuple(values), None, *group))


def item_answers(context: Context) -> TableSpec:
    """Statements as rows, answers as columns."""
    rng = context.rng
    answers = rng.choice(DISTRIBUTIONS)
    spec = table(context, "Stellingen over dit onderwerp", "percent", "in procenten")
    spec.header, spec.strict = _answer_header(rng, answers)
    spec.columns = [Column((a,)) for a in answers]
    for item, _ in context.items(3, 5):
        full = distributions(rng, context.population, len(answers), [])
        spec.rows.append(Row((), item, tuple(percent(r[0]) for r in full)))
    spec.tags.add("item-answers")
    return spec


def trend(context: Context) -> TableSpec:
    """Years as columns, with the difference between the last two."""
    rng = context.rng
    step = rng.choice([1, 2, 3])
    years = [str(context.year - step * i) for i in range(rng.randint(3, 6))][::-1]
    unit, text, low, high = rng.choice(
        [("percent", "in procenten", 20, 80), ("mean", "gemiddelden", 2, 4)]
    )
    spec = table(context, "Ontwikkeling in opvattingen", unit, text)
    spec.period = f"{years[0]}-{years[-1]}"
    spec.columns = [Column((y,)) for y in years]
    spec.header = [[" ".join(years)]]
    difference = rng.random() < 0.6
    if difference:
        name = f"verschil {years[-1]}-{years[-2]}"
        spec.columns.append(Column((name,), "percentage_points" if unit == "percent" else None))
        spec.header = rng.choice([[[" ".join([*years, name])]], [[" ".join(years)], name.split()]])
    for item, _ in context.items(3, 6):
        spec.rows.append(Row((), item, _trend_values(rng, unit, low, high, len(years), difference)))
    spec.tags |= {"trend", f"difference:{difference}"}
    return spec


def _trend_values(
    rng: Random, unit: str, low: int, high: int, years: int, difference: bool
) -> tuple[str, ...]:
    scale = 1 if unit == "percent" else 10
    numbers = [rng.randint(low * scale, high * scale)]
    while len(numbers) < years:
        numbers.append(min(max(numbers[-1] + rng.randint(-5, 5), low * scale), high * scale))
    texts = [str(n) if scale == 1 else decimal(n / 10) for n in numbers]
    move = numbers[-1] - numbers[-2]
    sign = "+" if move > 0 else "−" if move < 0 else ""
    amount = str(abs(move)) if scale == 1 else decimal(abs(move) / 10)
    if rng.random() < 0.15:
        texts[0] = rng.choice(["-", "."])
    return (*texts, *([f"{sign}{amount}{'*' if abs(move) > 3 else ''}"] if difference else []))


def scale(context: Context) -> TableSpec:
    """A scale with words at its ends: one row without heading, or a row for each statement."""
    rng = context.rng
    first, last, low, high = rng.choice(POLES)
    points = [str(p) for p in range(first, last + 1)]
    spec = table(
        context, f"Oordeel op een schaal van {first} tot {last}", "percent", "in procenten"
    )
    spec.poles = (low, high)
    spec.columns = [Column((p,)) for p in points]
    poles = rng.choice([[[f"{low} {high}"]], [[low], [high]]])
    spec.strict = len(poles) == 2 or low.split()[-1] == high.split()[-1]
    spec.header = (
        [[" ".join(points)], *poles] if rng.random() < 0.7 else [*poles, [" ".join(points)]]
    )
    headings = [""] if rng.random() < 0.6 else [i for i, _ in context.items(2, 4)]
    for heading in headings:
        full = distributions(rng, context.population, len(points), [])
        spec.rows.append(Row((), heading, tuple(percent(r[0]) for r in full)))
    spec.tags |= {"scale", f"scale-rows:{len(headings)}"}
    if headings == [""]:
        spec.tags.add("caption-question")
    return spec


def year_pairs(context: Context) -> TableSpec:
    """The same years below each group."""
    rng = context.rng
    years = [str(context.year - 4), str(context.year)]
    groups = rng.choice([["mannen", "vrouwen"], ["man", "vrouw"], ["totaal", "man", "vrouw"]])
    spec = table(context, "Deelname aan activiteiten, naar geslacht", "percent", "in procenten")
    spec.period = f"{years[0]} en {years[1]}"
    spec.columns = [Column((g, y)) for g in groups for y in years]
    spec.header = [[" ".join(groups)], [" ".join(years * len(groups))]]
    for item, _ in context.items(3, 5):
        base = [rng.randint(30, 60) for _ in years]
        moves = [0, 3, -3] if len(groups) == 3 else [3, -3]
        spec.rows.append(Row((), item, tuple(str(b + m) for m in moves for b in base)))
    spec.tags.add(f"year-pairs:{len(groups)}")
    return spec


def year_rows(context: Context) -> TableSpec:
    """Years as row headings, within sections or without."""
    rng = context.rng
    head = head_of(rng, background_sets(rng, most=1))
    spec = table(context, f"Ontwikkeling in deelname, naar {head.named}", "percent", "in procenten")
    years = [str(context.year - 2 * i) for i in range(3)][::-1]
    spec.period = f"{years[0]}-{years[-1]}"
    sections: list[tuple[str, ...]] = [(i,) for i, _ in context.items(2, 3)]
    for section in sections if rng.random() < 0.6 else [()]:
        for year in years:
            values = _values(context, head, rng.uniform(25, 75))
            spec.rows.append(Row(section, year, tuple(map(percent, values))))
    return head.onto(spec, "year-rows")


BUILDERS: tuple[Callable[[Context], TableSpec], ...] = (
    opinions,
    opinions,
    opinions,
    items_by_group,
    items_by_group,
    frequencies,
    background_rows,
    background_rows,
    item_answers,
    trend,
    trend,
    scale,
    year_pairs,
    year_rows,
)
