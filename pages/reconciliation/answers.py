"""What the Reconciliation page says in words, computed from figures and issues."""

from pages.reconciliation import tables
from pages.shared import data, formats
from pages.shared.layout import KeyFigure


def sentence() -> str:
    """How many published figures could be recomputed, and with what verdict."""
    by = tables.by_verdict()
    total, recomputed = data.value("published_numbers"), data.value("published_numbers_recomputed")
    return (
        f"Of {formats.plural(total, 'published figure')}, {formats.count(recomputed)} could be "
        f"recomputed: {formats.count(by['matches'])} match, "
        f"{formats.count(by['matches_after_rounding'])} match after rounding and "
        f"{formats.count(by['contradicts'])} contradict."
    )


def key_figures() -> list[KeyFigure]:
    """Figures, recomputed ones, contradictions, and issues that rules found."""
    total, recomputed = data.value("published_numbers"), data.value("published_numbers_recomputed")
    wrong = data.value("published_numbers_contradicted")
    documents = len(data.query("published_numbers", "document"))
    issues = tables.findings()
    rules = len(issues["rule"].unique())
    return [
        KeyFigure(
            "Published figures",
            formats.count(total),
            f"in {formats.plural(documents, 'document')}",
        ),
        KeyFigure("Recomputed", formats.count(recomputed), f"of {formats.count(total)}"),
        KeyFigure(
            "Contradicted", formats.count(wrong), f"of {formats.count(recomputed)} recomputed"
        ),
        KeyFigure(
            "Errors and warnings found by rules",
            formats.count(issues.num_rows),
            f"by {formats.plural(rules, 'rule')} of the build",
        ),
    ]


def not_known() -> str:
    """How many figures nothing gives, and the most frequent reasons."""
    reasons = tables.reasons_not_recomputed()
    total = sum(reasons.values())
    told = [
        f"{reason.rstrip('.').lower()} ({formats.count(number)})"
        for reason, number in list(reasons.items())[:3]
    ]
    return (
        f"{formats.plural(total, 'figure')} cannot be recomputed; most often: {formats.join(told)}."
    )
