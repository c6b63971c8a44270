"""What the reviews print about revisions and extensions, as tables."""

from decimal import Decimal

import pyarrow as pa

from pages.shared import data, formats


def revised_projects() -> dict:
    """The printed number of completed projects with at least one revision; its base is all."""
    return data.figure("001.s43.rev.projects")


def revised_more_than_once() -> dict:
    """The printed number of completed projects with more than one revision."""
    return data.figure("001.rev.multi.count")


def revisions_per_project() -> pa.Table:
    """Completed projects without, with one and with several revisions.

    Two of the three numbers follow by subtraction; `derivation` and the label say how.
    """
    revised, several = revised_projects(), revised_more_than_once()
    everything = revised["base"]
    none = everything - revised["printed_number"]
    once = revised["printed_number"] - several["printed_number"]
    rows = [
        ("none", "None", none, minus(everything, revised["printed_number"])),
        ("one", "One", once, minus(revised["printed_number"], several["printed_number"])),
        ("several", "More than one", several["printed_number"], "as printed"),
    ]
    return pa.Table.from_pylist(
        [
            {
                "revisions": code,
                "revisions_label": f"{label}: {derivation}",
                "printed_number": number,
                "printed_base": everything,
                "derivation": derivation,
                "document": several["document"],
                "locator": several["locator"],
            }
            for code, label, number, derivation in rows
        ]
    )


def minus(whole: Decimal, part: Decimal) -> str:
    """A subtraction as people write it."""
    return f"{formats.count(whole)} − {formats.count(part)}"


def reason_figure() -> dict:
    """The printed share that names COVID-19 as the main reason for revision."""
    return data.figure("001.rev.reason.covid")


def reasons() -> pa.Table:
    """The printed share for COVID-19 beside the nearest shares whole numbers of projects give.

    One row per group the share could be of: projects with a revision, completed projects.
    """
    printed, revised = reason_figure(), revised_projects()
    groups = [
        ("revised", "revised projects", revised["printed_number"]),
        ("completed", "completed projects", revised["base"]),
    ]
    rows = []
    for code, words, size in groups:
        below = int(printed["printed_number"] * size / 100)
        numbers = f"{formats.count(below)} or {formats.count(below + 1)}"
        rows.append(
            {
                "share_of": code,
                "share_of_label": f"{numbers} of {formats.count(size)} {words}",
                "printed_number": printed["printed_number"],
                "below_pct": share(below, size),
                "above_pct": share(below + 1, size),
                "document": printed["document"],
                "locator": printed["locator"],
            }
        )
    return pa.Table.from_pylist(rows)


def share(part: int, whole: Decimal) -> Decimal:
    """`part` of `whole` in per cent."""
    return formats.rounded(part * 100 / whole, 6)


def reason_fits() -> bool:
    """Whether a whole number of projects gives the printed share after rounding."""
    return any(
        formats.rounded(row[column]) == row["printed_number"]
        for row in reasons().to_pylist()
        for column in ("below_pct", "above_pct")
    )


def statistics() -> pa.Table:
    """Extension and length of the reviewed projects as printed, beside the records."""
    order = ("mean", "median", "max", "min")
    patterns = [f"000.rev.{measure}.{name}" for measure in ("nce", "length") for name in order]
    table = data.with_labels(data.published(patterns), ["verdict"])
    measures = [name[:1].upper() + name[1:] for name in table["measure"].to_pylist()]
    table = table.set_column(table.column_names.index("measure"), "measure", pa.array(measures))
    names = ["measure", "printed_number", "recomputed_number", "verdict", "verdict_label"]
    return table.select([*names, "document", "locator"])
