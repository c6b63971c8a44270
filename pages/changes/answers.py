"""What moved between two days, in words."""

from collections import Counter
from decimal import Decimal

import pyarrow as pa

from pages.changes.since import Compared
from pages.shared import formats
from pages.shared import moved as told
from pages.shared.layout import KeyFigure
from pages.shared.view import View

NAMED = 3
"""Kinds of changes that the sentence names."""


def sentence(compared: Compared, moved: pa.Table, view: View) -> str:
    """How many projects are new or changed, and what changed most."""
    words = compared.words
    if not moved.num_rows:
        days = f"{words['since']} and {words['until']}"
        return f"Nothing recorded of the projects in view moved between {days}."
    changed, new, gone = changed_projects(moved), whole(moved, "added"), whole(moved, "removed")
    parts = [f"{formats.plural(changed, 'project')} of {formats.count(view.count())} changed"]
    if new:
        parts.append(f"{formats.count(new)} {'is' if new == 1 else 'are'} new")
    if gone:
        parts.append(f"{formats.count(gone)} {'is' if gone == 1 else 'are'} no longer there")
    return f"Between {words['since']} and {words['until']}, {formats.join(parts)}{mostly(moved)}."


def mostly(moved: pa.Table) -> str:
    """What changed in most projects."""
    found = Counter(name for name in moved["attribute"].to_pylist() if name is not None)
    named = [
        f"{told.label(name).lower()} ({formats.count(number)})"
        for name, number in found.most_common(NAMED)
    ]
    return f"; most often {formats.join(named)}" if named else ""


def changed_projects(moved: pa.Table) -> int:
    """Projects on both days of which something differs."""
    rows = moved.to_pylist()
    return len({row["project_code"] for row in rows if row["attribute"] is not None})


def whole(moved: pa.Table, change: str) -> int:
    """Projects that only one of the two days knows."""
    return moved["change"].to_pylist().count(change)


def key_figures(
    compared: Compared, moved: pa.Table, figures: pa.Table, view: View
) -> list[KeyFigure]:
    """Projects changed and new, and the budget then and now."""
    total = formats.plural(view.count(), "project")
    found = [
        KeyFigure("Changed", formats.count(changed_projects(moved)), f"of {total} in view"),
        KeyFigure("New", formats.count(whole(moved, "added")), f"since {compared.words['since']}"),
    ]
    for row in figures.to_pylist():
        if row["metric"] == "budget_usd" and row["before"] and row["after"]:
            found.append(
                KeyFigure(
                    row["label"],
                    formats.usd(Decimal(row["after"])),
                    f"was {formats.usd(Decimal(row['before']))}",
                )
            )
    return found


def not_known(compared: Compared) -> str:
    """What a look back cannot tell."""
    return (
        "A look back rests on the dates on record. What has no date of its own counts from the "
        "publication of its document or the end of its project, and how far recommendations were "
        f"carried out on {compared.words['since']} is not recorded."
    )
