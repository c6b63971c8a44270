"""What the Data quality page says in words, computed from issues and coverage."""

from pages.data_quality import tables
from pages.shared import data, formats
from pages.shared.layout import KeyFigure

KNOWN = "Every attribute is known."


def sentence() -> str:
    """How many issues of which severity, and how much of the projects is known."""
    severities = [
        formats.plural(number, data.label("severity", code).lower())
        for code, number in tables.by_severity().items()
    ]
    known = tables.known()
    total = sum(known.values())
    return (
        f"Rules found {formats.join(severities)}; of what could be known of "
        f"{formats.plural(data.value('projects'), 'project')}, "
        f"{formats.share(known['stated'], total)} is stated, "
        f"{formats.share(known['inferred'], total)} is inferred and "
        f"{formats.share(known['missing'], total)} is missing."
    )


def key_figures() -> list[KeyFigure]:
    """Errors, values known, corrections in force, rows published."""
    known, errors = tables.known(), tables.by_severity().get("error", 0)
    total, corrections = sum(known.values()), data.rows("corrections").num_rows
    read, published = tables.total("rows_in"), tables.total("rows_published")
    files = tables.accounting().num_rows
    return [
        KeyFigure(
            "Errors",
            formats.count(errors),
            f"of {formats.plural(data.value('issues'), 'issue')} found by rules",
        ),
        KeyFigure(
            "Values stated or inferred",
            formats.count(known["stated"] + known["inferred"]),
            f"of {formats.count(total)} attributes of projects",
        ),
        KeyFigure(
            "Corrections in force",
            formats.count(corrections),
            f"of {formats.plural(read, 'row')} read",
        ),
        KeyFigure(
            "Rows published",
            formats.count(published),
            f"of {formats.count(read)} read from {formats.plural(files, 'file')}",
        ),
    ]


def snapshot() -> list[str]:
    """Which data this is, of when, and of which schema; a refused newer one is told."""
    found = data.snapshot()
    lines = [
        f"{found.dataset_title}, snapshot {found.id}, schema version {found.schema_version}.",
        f"In service since {found.built_at:%d %b %Y, %H:%M} UTC. The identifier follows from the "
        "content: the same sources give the same snapshot.",
    ]
    return [*lines, f"A newer snapshot was refused: {found.refused}"] if found.refused else lines


def not_known() -> str:
    """Which attributes a review, or the dataset, does not give at all."""
    if not data.has_published():
        none = [row for row in tables.coverage().to_pylist() if not row["stated"] + row["inferred"]]
        number = formats.plural(len(none), "attribute")
        return f"No value is known for {number} of projects." if none else KNOWN
    told = []
    for row in data.codes("review"):
        table = tables.coverage(row["code"]).to_pylist()
        none = [entry for entry in table if not entry["stated"] + entry["inferred"]]
        if none:
            number = formats.plural(len(none), "attribute")
            told.append(f"{number} of projects in the {row['label'][:1].lower()}{row['label'][1:]}")
    return f"No value is known for {formats.join(told)}." if told else KNOWN
