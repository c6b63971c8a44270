"""What published figures get wrong, as data issues."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal

from etl.errors import InputError
from etl.figures.checks import Claim, FigureChecks
from etl.figures.operations import nearest_possible_share
from etl.figures.shapes import counted_for_share, is_total
from etl.figures.verdicts import rounding_step, verdict_of
from etl.figures.words import number_words
from etl.records import Record
from etl.rules.issue import Issue
from etl.rules.on_figures import figure_name, issue_on_figure
from etl.rules.words import attribute
from warehouse.schema import load_codes

_HUNDRED = Decimal(100)
_HALF = Decimal("0.5")

Figures = Mapping[str, Record]


def figure_issues(tables: Mapping[str, list[Record]], checks: FigureChecks) -> list[Record]:
    """Rows of `data_issues` about published figures; severities come from rules.csv."""
    figures = {row["figure_id"]: row for row in tables["published_figures"]}
    severity = {row["code"]: row["severity"] for row in load_codes("rules")}
    issues = [
        *_contradicted(figures),
        *_shares_beyond_hundred(figures),
        *_repeats_that_differ(figures),
        *(issue for claim in checks.claims for issue in _broken_claim(claim, figures)),
    ]
    return [issue.record(severity[issue.rule]) for issue in issues]


def _contradicted(figures: Figures) -> Iterator[Issue]:
    """Figures that other printed figures contradict."""
    for figure in figures.values():
        if figure["verdict"] == "contradicts":
            printed = number_words(figure["printed_number"])
            yield issue_on_figure(
                "figure_contradicted",
                figure,
                number_words(figure["recomputed_number"]),
                f"{figure_name(figure)}: {printed} is printed, but {figure['verdict_reason']}.",
                "The printed value is published as it is, with the recomputed one beside it.",
            )


def _shares_beyond_hundred(figures: Figures) -> Iterator[Issue]:
    """Tables of exclusive shares that add up to more than rounding explains.

    Shares are exclusive when their counts add up to the base; several answers
    may be ticked otherwise.
    """
    groups: dict[tuple[str, ...], list[Record]] = defaultdict(list)
    for figure in figures.values():
        if figure["unit"] == "percent" and figure["dimension"] and not is_total(figure):
            columns = ("document", "locator", "population", "measure", "dimension")
            groups[tuple(figure[column] for column in columns)].append(figure)
    for rows in groups.values():
        total = sum((row["printed_number"] for row in rows), Decimal(0))
        rounding = sum((rounding_step(row) for row in rows), Decimal(0)) * _HALF
        if _are_exclusive(rows, figures) and total > _HUNDRED + rounding:
            parts = " + ".join(number_words(row["printed_number"]) for row in rows)
            yield issue_on_figure(
                "shares_beyond_hundred",
                rows[0],
                "At most 100 per cent in all",
                f"The shares by {attribute(rows[0]['dimension'])} add up to {parts} = "
                f"{number_words(total)} per cent.",
                "Each share is published as printed; charts use the counts.",
            )


def _are_exclusive(shares: list[Record], figures: Figures) -> bool:
    counted = [counted_for_share(share, figures) for share in shares]
    if None in counted:
        return False
    total = sum((figures[name]["printed_number"] for name in counted), Decimal(0))
    return all(share["base"] == total for share in shares)


def _repeats_that_differ(figures: Figures) -> Iterator[Issue]:
    """Figures a document prints twice with different values."""
    columns = ("document", "population", "measure", "dimension", "dimension_value", "unit")
    first: dict[tuple[str, ...], Record] = {}
    for figure in figures.values():
        earlier = first.setdefault(tuple(figure[column] for column in columns), figure)
        if earlier["printed_number"] != figure["printed_number"]:
            printed = number_words(figure["printed_number"])
            before = number_words(earlier["printed_number"])
            yield issue_on_figure(
                "figures_disagree",
                figure,
                f"{before} ({earlier['locator']})",
                f"{figure_name(figure)}: {before} in {earlier['locator']}, "
                f"{printed} in {figure['locator']}.",
                "Both values are published.",
            )


def _broken_claim(claim: Claim, figures: Figures) -> Iterator[Issue]:
    """A declared pair of figures that do not go together."""
    for name in (claim.figure, claim.other):
        if name not in figures:
            raise InputError(claim.place, "is no published figure", "Correct it", name)
    figure, other = figures[claim.figure], figures[claim.other]
    expected = _CLAIMED[claim.claim](figure, other)
    if expected is not None:
        printed = number_words(figure["printed_number"])
        yield issue_on_figure(
            "figures_disagree",
            figure,
            expected,
            f"{figure_name(figure)}: {printed} in {figure['locator']}; {claim.reason}.",
            "Both values are published.",
        )


def _same_value(figure: Record, other: Record) -> str | None:
    """The other value, unless both are one."""
    if figure["printed_number"] == other["printed_number"]:
        return None
    return f"{number_words(other['printed_number'])} ({other['locator']})"


def _same_share(figure: Record, other: Record) -> str | None:
    """The other share, unless the count as per cent of its base rounds to it."""
    share = _HUNDRED * figure["printed_number"] / figure["base"]
    printed = other["printed_number"]
    if verdict_of(printed, share, "exact", rounding_step(other) * _HALF) != "contradicts":
        return None
    return f"{number_words(printed)} per cent ({other['locator']})"


def _share_of(figure: Record, other: Record) -> str | None:
    """The nearest possible share, unless a whole number of the other rounds to the printed one."""
    printed, base = figure["printed_number"], other["printed_number"]
    count, share = nearest_possible_share(printed, base)
    if verdict_of(printed, share, "exact", rounding_step(figure) * _HALF) != "contradicts":
        return None
    return f"{number_words(count)} of {number_words(base)} = {number_words(share)} per cent"


# What a claim asks of a figure and another one: None when it holds, else what was expected.
_CLAIMED = {"same_value": _same_value, "same_share": _same_share, "share_of": _share_of}
