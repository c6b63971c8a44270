"""What rules on published figures share: how a figure is called, and a finding on it."""

from etl.figures.words import number_words
from etl.records import Record, origin_of
from etl.rules.issue import Issue


def figure_name(figure: Record) -> str:
    """The measure of a published figure with the category it is printed for."""
    category = f", {figure['dimension_value']}" if figure["dimension_value"] else ""
    return f"{figure['measure'][:1].upper()}{figure['measure'][1:]}{category}"


def issue_on_figure(
    rule: str, figure: Record, expected: str, message: str, handling: str, unit: str = ""
) -> Issue:
    """A finding on the number a published figure prints; unit: told behind that number."""
    return Issue(
        rule=rule,
        entity="published_figures",
        entity_id=figure["figure_id"],
        origin=origin_of(figure),
        attribute="printed_number",
        found=f"{number_words(figure['printed_number'])} {unit}".rstrip(),
        expected=expected,
        message=message,
        handling=handling,
    )
