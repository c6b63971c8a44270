"""Tables the Results page puts together from records and published figures."""

from decimal import Decimal

import pyarrow as pa
import pyarrow.compute as pc

from pages.shared import data, formats, printed, records
from pages.shared.view import View

REVIEW = "2016-2020"
OUTCOMES = {
    "full": "001.s42.outcomes.full",
    "partial": "001.s42.outcomes.partial",
    "not_achieved": "001.s42.outcomes.not_achieved",
}
BENEFICIARIES = {"full": "001.ben.full", "partial": "001.ben.partial"}
"""Where the published shares stand; counts and shares of beneficiaries are two figures."""

MISSED = ("partial", "not_achieved")
"""Statuses of planned outcomes that were missed in part or in full."""

FULL = "full"
"""The status of planned outcomes, and of beneficiaries, that were all reached."""

PLANNED = {"result_kind": "outcomes"}
"""The filter for statements on planned outcomes."""

UNHEARD = {"review": REVIEW, "questionnaire_source": "prima_only"}
"""The filter for projects with neither a questionnaire nor an ex-post evaluation."""

SAID_BY_SUMMARY = "001.es.sustain.all"
SAID_BY_SECTION = "001.s44.sustain.at_least_one_outcome_sus"
NAMED_PROJECTS = pa.schema(
    {
        "project_code": pa.string(),
        "title": pa.string(),
        "actions_named": pa.int64(),
        "document": pa.string(),
        "locator": pa.string(),
    }
)


def outcomes() -> pa.Table:
    """Completed projects by planned outcomes: published share, what it stands for, codes."""
    figures = {code: data.figure(name) for code, name in OUTCOMES.items()}
    counts = {
        code: int(formats.rounded(figure["printed_number"] * figure["base"] / 100))
        for code, figure in figures.items()
    }
    return per_status("outcome_status", figures, figures, counts)


def beneficiaries() -> pa.Table:
    """Completed projects by beneficiaries reached: published count and share, and codes."""
    counted = {code: data.figure(f"{name}.count") for code, name in BENEFICIARIES.items()}
    shares = {
        code: next(iter(data.figures(f"{name}.pct").to_pylist()), None)
        for code, name in BENEFICIARIES.items()
    }
    counts = {code: int(figure["printed_number"]) for code, figure in counted.items()}
    return per_status("beneficiary_reach", counted, shares, counts)


def per_status(
    dimension: str, figures: dict[str, dict], shares: dict[str, dict | None], counts: dict[str, int]
) -> pa.Table:
    """One row per status: its printed share, the number of projects, and those known by code."""
    known = {code: codes_of(dimension, code) for code in figures}
    return pa.table(
        {
            dimension: list(figures),
            f"{dimension}_label": [data.label(dimension, code) for code in figures],
            "printed_pct": pa.array(
                [shares[code] and shares[code]["printed_number"] for code in figures],
                pa.decimal128(24, 6),
            ),
            "projects": [counts[code] for code in figures],
            "base": [int(figure["base"]) for figure in figures.values()],
            "named": [len(known[code]) for code in figures],
            "codes": [", ".join(known[code]) for code in figures],
            "document": [figure["document"] for figure in figures.values()],
            "locator": [figure["locator"] for figure in figures.values()],
        }
    )


def codes_of(dimension: str, code: str) -> list[str]:
    """Projects of the second review with that status, whatever the reader filters."""
    where = {"review": REVIEW, dimension: code}
    return data.rows("project_register", where, ["project_code"])["project_code"].to_pylist()


def against_target(view: View) -> pa.Table:
    """Statements in view that print both a number reached and a target."""
    rows = [
        row
        for row in view.rows("results").to_pylist()
        if row["reached_count"] is not None and row["target_count"]
    ]
    labels = [f"{row['project_code']}: {row['beneficiary_group']}" for row in rows]
    return pa.table(
        {
            "project_code": pa.array([row["project_code"] for row in rows], pa.string()),
            "project_code_label": pa.array(labels, pa.string()),
            "reached_count": pa.array([row["reached_count"] for row in rows], pa.int64()),
            "target_count": pa.array([row["target_count"] for row in rows], pa.int64()),
            "document": pa.array([row["document"] for row in rows], pa.string()),
            "locator": pa.array([row["locator"] for row in rows], pa.string()),
        }
    )


def groups() -> pa.Table:
    """Published shares of beneficiary groups, and the rest that is lost with the picture."""
    rows = sorted(data.figures("001.ben.group.*").to_pylist(), key=lambda r: -r["printed_number"])
    rest = 100 - sum(row["printed_number"] for row in rows)
    last = rows[-1]
    share = pa.decimal128(24, 6)
    return pa.table(
        {
            "group": [*(printed.sentence_case(r["dimension_value"]) for r in rows), "Other groups"],
            "share": pa.array([*(row["printed_number"] for row in rows), None], share),
            "not_printed_pct": pa.array([*(None for _ in rows), rest], share),
            "document": [*(row["document"] for row in rows), last["document"]],
            "locator": [*(row["locator"] for row in rows), last["locator"]],
        }
    )


def capitalised(view: View, name: str) -> pa.Table:
    """The published figures of a card, the words of its marks with a capital."""
    card = view.cards[name]
    found = data.published(card.figures)
    texts = [printed.sentence_case(text) for text in found[card.marks].to_pylist()]
    place = found.column_names.index(card.marks)
    return found.set_column(place, card.marks, pa.array(texts, pa.string()))


def not_reached(view: View) -> pa.Table:
    """What is said of planned outcomes that were not reached in full, per project named."""
    rows = view.rows("results", where=PLANNED)
    return worded(rows.filter(missed(rows))).drop(
        ["result_kind", "result_kind_label", "beneficiary_group"]
    )


def of_not_reached(view: View, shown: pa.Table) -> records.Used:
    """The statements on planned outcomes of which `shown` holds those that tell of a miss."""
    noun = ("statement on planned outcomes", "statements on planned outcomes")
    eligible = view.count("result_statements", PLANNED)
    return records.Used(shown.num_rows, eligible, noun, otherwise="reached in full")


def said(view: View) -> pa.Table:
    """Every statement on results of projects in view but those on outcomes missed."""
    rows = view.rows("results")
    rows = rows.filter(pc.invert(missed(rows)))
    kinds = [row["code"] for row in data.codes("result_kind")]
    order = {code: place for place, code in enumerate(reversed(kinds))}
    return worded(
        pa.Table.from_pylist(
            sorted(rows.to_pylist(), key=lambda row: order[row["result_kind"]]), rows.schema
        )
    )


def of_said(view: View, shown: pa.Table) -> records.Used:
    """All statements on results, of which `shown` leaves out those told in a card of their own."""
    noun = records.noun("result_statements")
    eligible = view.count("result_statements")
    return records.Used(shown.num_rows, eligible, noun, otherwise="on outcomes missed")


def missed(rows: pa.Table) -> pa.ChunkedArray:
    """Which statements on results tell of planned outcomes missed in part or in full."""
    planned = pc.equal(rows["result_kind"], PLANNED["result_kind"])
    return pc.and_(planned, pc.not_equal(rows["result_status"], FULL))


def worded(rows: pa.Table) -> pa.Table:
    """Statements with words instead of codes."""
    columns = ("project_code", "result_kind", "result_status", "beneficiary_group", "statement")
    kept = data.with_labels(
        rows.select([*columns, "document", "locator"]), ("result_kind", "result_status")
    )
    texts = [text and printed.sentence_case(text) for text in kept["statement"].to_pylist()]
    place = kept.column_names.index("statement")
    return kept.set_column(place, "statement", pa.array(texts, pa.string()))


def named_for(view: View, family: str, columns: dict[str, str]) -> pa.Table:
    """Projects in view named in a printed list: true in the column of each item."""
    mentions = view.rows("tag_mentions", where={"tag_family": family, "in_register": True})
    register = view.rows("project_register", ["project_code", "title"]).to_pylist()
    titles = {row["project_code"]: row["title"] for row in register}
    found: dict[str, dict] = {}
    for row in mentions.to_pylist():
        entry = found.setdefault(row["project_code"], {**row, "tags": set()})
        entry["tags"].add(row["tag"])
    rows = [
        {
            "project_code": code,
            "title": titles.get(code),
            "actions_named": len(found[code]["tags"]),
            **{name: name in found[code]["tags"] for name in columns},
            "document": found[code]["document"],
            "locator": found[code]["locator"],
        }
        for code in sorted(found)
    ]
    flags = [pa.field(name, pa.bool_()) for name in columns]
    schema = pa.schema([*list(NAMED_PROJECTS)[:3], *flags, *list(NAMED_PROJECTS)[3:]])
    return pa.Table.from_pylist(rows, schema)


def orphans(family: str) -> list[str]:
    """Codes printed in a list that no register holds."""
    rows = data.rows("tag_mentions", {"tag_family": family, "in_register": False})
    return list(dict.fromkeys(rows["project_code"].to_pylist()))


def disagree() -> pa.Table:
    """What is said of projects that sustained an outcome: summary, section, and records.

    The records have no say on a day when they name no project yet.
    """
    summary, section = data.figure(SAID_BY_SUMMARY), data.figure(SAID_BY_SECTION)
    implied = formats.rounded(section["printed_number"] * section["base"] / 100)
    rows = [
        ("Summary: all completed projects", summary["printed_number"], summary["base"], None),
        (
            "Section: share of projects; the base is not printed, only this one fits",
            implied,
            section["base"],
            section["printed_number"],
        ),
    ]
    places = [(figure["document"], figure["locator"]) for figure in (summary, section)]
    named = data.answer("projects_with_sustaining_action", (), {"review": REVIEW})
    for place in named.sources[:1]:
        number = named.table["projects_with_sustaining_action"][0].as_py()
        completed = data.value("projects_completed", {"review": REVIEW})
        said = "Records: projects named for an action that sustained outcomes"
        rows.append((said, number, completed, None))
        places.append((place.document, place.locator))
    return pa.table(
        {
            "said": [row[0] for row in rows],
            "number": [f"{formats.count(row[1])} of {formats.count(row[2])}" for row in rows],
            "share": [
                f"{formats.percent_printed(row[3])} as published"
                if row[3] is not None
                else f"{formats.percent(Decimal(row[1]) * 100 / Decimal(row[2]))} computed"
                for row in rows
            ],
            "document": [document for document, _ in places],
            "locator": [locator for _, locator in places],
        }
    )


def output_kinds() -> pa.Table:
    """What the first review says of kinds of outputs, numbers as printed."""
    patterns = (
        "000.assess.share",
        "000.roadmaps",
        "000.websites.*",
        "000.recognition.projects",
        "000.livelihood.outputs",
        "000.partial.outcomes",
    )
    rows = [row for pattern in patterns for row in data.published(pattern).to_pylist()]
    return pa.table(
        {
            "kind": [kind(row) for row in rows],
            "said": [statement(row) for row in rows],
            "as_published": [printed.words(row) for row in rows],
            "document": [row["document"] for row in rows],
            "locator": [row["locator"] for row in rows],
        }
    )


def kind(figure: dict) -> str:
    """The category of outputs a figure is about."""
    if figure["dimension"] == "output_category":
        return figure["dimension_value"]
    return printed.sentence_case(figure["measure"].split()[0])


def statement(figure: dict) -> str:
    """What a figure counts."""
    if figure["dimension"] == "output_category":
        return printed.sentence_case(figure["measure"])
    return printed.sentence_case(figure["dimension_value"] or figure["measure"])
