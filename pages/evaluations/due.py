"""Which ex-post evaluations are due or overdue on the day the reader asks for."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

import pyarrow as pa

import warehouse
from pages.shared import data, formats, records
from pages.shared.view import View

DONE = "done"
BY_DAY = ("overdue", "due", "not_yet")
"""Statuses that say what is due on a day."""

NO_END, NOT_TOLD = UNKNOWN = ("no_end", "not_told")
"""Statuses that say why it is not known: no end date, not stated whether it was evaluated."""

FIRST_REVIEW = "000"
MANAGERS = {"document_group": "M&E", "item_number": "M7"}
REVIEWERS = {"document_group": "general", "item_number": "G3"}
"""The two recommendations of the first review on when to evaluate."""


def windows(view: View, day: date) -> pa.Table:
    """Projects in view with their window and status on a day, most urgent first."""
    order = {row["code"]: place for place, row in enumerate(statuses())}
    names = {row["code"]: row["label"] for row in statuses()}
    table = data.evaluation_status(day, view.where())
    rows = sorted(table.to_pylist(), key=lambda row: order[row["evaluation_status"]])
    found = pa.table(
        {
            "evaluation_status": pa.array([row["evaluation_status"] for row in rows], pa.string()),
            "evaluation_status_label": pa.array(
                [names[row["evaluation_status"]] for row in rows], pa.string()
            ),
            **{
                name: pa.array([row[name] for row in rows], table.schema.field(name).type)
                for name in KEPT
            },
        }
    )
    rules = [row["rule_document"] and data.source(row["rule_document"], None) for row in rows]
    place = found.column_names.index("rule_document") + 1
    labels = pa.array([rule and rule.short_label for rule in rules], pa.string())
    return found.add_column(place, "rule_document_label", labels)


KEPT = (
    "project_code",
    "title",
    "funding_year",
    "end_date",
    "window_opens",
    "window_closes",
    "document",
    "locator",
    "rule_document",
    "rule_locator",
)


def statuses() -> list[dict[str, str]]:
    """What may be said of an evaluation on a day, most urgent first."""
    return warehouse.codes("evaluation_statuses")


def counts(view: View, day: date) -> dict[str, int]:
    """Projects in view per status on a day; a status nobody has is 0."""
    found = Counter(data.evaluation_status(day, view.where())["evaluation_status"].to_pylist())
    return {row["code"]: found[row["code"]] for row in statuses()}


def evaluated(view: View, day: date) -> list[dict]:
    """Projects in view with an evaluation on record."""
    table = data.evaluation_status(day, view.where())
    return [row for row in table.to_pylist() if row["evaluation_status"] == DONE]


@dataclass(frozen=True, slots=True)
class Held:
    """Evaluations on record by when they were reported against the window of the rule.

    `undated` are those without a day; those no rule asks for have no window and stand
    in none of the four.
    """

    early: int
    within: int
    late: int
    undated: int

    @property
    def dated(self) -> int:
        """Evaluations that can be held against their window."""
        return self.early + self.within + self.late


def held(view: View, day: date) -> Held:
    """When the evaluations of projects in view were reported; the last report counts."""
    days = {
        row["evaluation_id"]: _day(row["report_date"])
        for row in data.rows("evaluation_register").to_pylist()
    }
    reports: dict[str, date] = {}
    for row in view.rows("evaluation_projects", where={"is_ex_post": True}).to_pylist():
        if (reported := days[row["evaluation_id"]]) is not None:
            before = reports.get(row["project_code"], date.min)
            reports[row["project_code"]] = max(before, reported)
    number: Counter[str] = Counter()
    for row in evaluated(view, day):
        reported = reports.get(row["project_code"])
        if reported is None:
            number["undated"] += 1
        elif row["window_opens"] is not None:
            number[_against_window(reported, row)] += 1
    return Held(number["early"], number["within"], number["late"], number["undated"])


def _day(printed: str | None) -> date | None:
    """A date as printed; a year or a month alone is no day to hold against a window."""
    try:
        return date.fromisoformat(printed or "")
    except ValueError:
        return None


def _against_window(reported: date, row: dict) -> str:
    if reported < row["window_opens"]:
        return "early"
    return "within" if reported <= row["window_closes"] else "late"


def judged(number: dict[str, int]) -> int:
    """Projects for which a day decides what is due, given the counts per status."""
    return sum(number[code] for code in BY_DAY)


def unknown(number: dict[str, int]) -> int:
    """Projects under the rule for which it is not known, given the counts per status."""
    return sum(number[code] for code in UNKNOWN)


def nothing_judged(number: dict[str, int]) -> bool:
    """Whether no project can be judged although a rule asks for evaluations.

    None being due is then not known, which is not the same as zero.
    """
    return not judged(number) and unknown(number) > 0


def by_status(view: View, day: date) -> pa.Table:
    """The same as a table; what cannot be judged for any project is missing, not zero."""
    number = counts(view, day)
    absent = BY_DAY if nothing_judged(number) else ()
    names = {row["code"]: row["label"] for row in statuses()}
    sources = windows(view, day)
    first = sources.slice(0, 1).to_pylist()[0]
    return pa.table(
        {
            "evaluation_status": list(number),
            "evaluation_status_label": [names[code] for code in number],
            "projects": pa.array(
                [None if code in absent else n for code, n in number.items()], pa.int64()
            ),
            "base": [sources.num_rows] * len(number),
            "document": [first["document"]] * len(number),
            "locator": [first["locator"]] * len(number),
        }
    )


def told_of(view: View, day: date) -> records.Used:
    """Of how many projects in view it can be said what their evaluation is on a day."""
    number = counts(view, day)
    total = sum(number.values())
    return records.Used(total - unknown(number), total)


def rule_words(rule: dict) -> str:
    """A rule in words: "6 to 12 months after completion, projects funded from 2017"."""
    last = rule["valid_to_year"]
    years = f"from {rule['valid_from_year']}" if last is None else f"until {last}"
    if last is not None:
        years = formats.years(rule["valid_from_year"], last)
    return (
        f"{rule['window_opens_months']} to {rule['window_closes_months']} months after "
        f"completion, for projects funded {years}"
    )


def timing() -> pa.Table:
    """What rules and recommendations say about when to evaluate, with their places."""
    rules = data.rows("evaluation_rules").to_pylist()
    said = [("The Fund's rule", rule_words(rule), "yes", rule) for rule in rules]
    for who, key in (
        ("Project managers, as reported by the review", MANAGERS),
        ("The review's general recommendations", REVIEWERS),
    ):
        said += [
            (who, row["recommendation"], "no", row)
            for row in data.rows("recommendations", key).to_pylist()
            if row["document"] == FIRST_REVIEW
        ]
    return pa.table(
        {
            "who": [row[0] for row in said],
            "says": [row[1] for row in said],
            "here": [row[2] for row in said],
            "document": [row[3]["document"] for row in said],
            "locator": [row[3]["locator"] for row in said],
        }
    )
