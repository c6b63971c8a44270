"""Tables of the Evaluations page: the register, the rated projects, and what is advised."""

from collections import Counter

import pyarrow as pa

from pages.shared import data, formats, printed, records
from pages.shared.view import View

SHORTFALLS = ("partial", "not_achieved", "not_reached", "negative")
"""Statuses of results that fell short or did harm."""

SHOWN = (
    "evaluation_id",
    "title",
    "evaluation_type",
    "evaluation_mode",
    "period",
    "evaluator",
    "criteria_used",
    "said",
    "report_date",
    "cost_usd",
    "subject",
    "method",
    "note",
    "document",
    "locator",
)
"""Columns of the register on the page; period and said are made here."""


def register(wanted: str = "", types: tuple[str, ...] = ()) -> pa.Table:
    """Evaluations that hold every word wanted and are of one of the types."""
    rows = data.rows("evaluation_register").to_pylist()
    if wanted:
        found = set(data.search(wanted, ["evaluation"])["entry_id"].to_pylist())
        rows = [row for row in rows if row["evaluation_id"] in found]
    if types:
        rows = [row for row in rows if row["evaluation_type"] in types]
    schema = data.rows("evaluation_register").schema
    made = {"period": period, "said": how_much}
    columns = {}
    for name in SHOWN:
        if name in made:
            columns[name] = pa.array([made[name](row) for row in rows], pa.string())
        else:
            columns[name] = pa.array([row[name] for row in rows], schema.field(name).type)
    return pa.table(columns)


def period(row: dict) -> str | None:
    """What an evaluation covers, as precisely as stated: 2011–2014."""
    parts = [row["period_start"], row["period_end"]]
    return "–".join(part for part in parts if part) or None


def how_much(row: dict) -> str:
    """How much of an evaluation is on record."""
    told = [
        formats.plural(row[name], name.removesuffix("s"))
        for name in ("findings", "recommendations", "lessons")
        if row[name]
    ]
    return formats.join(told) or "nothing on record"


def types() -> dict[str, str]:
    """Types of evaluations with how many there are, most first."""
    found = Counter(data.rows("evaluation_register")["evaluation_type"].to_pylist())
    return {name: f"{printed.sentence_case(name)} ({n})" for name, n in found.most_common()}


def ex_post(view: View) -> list[dict]:
    """Ex-post evaluations of which at least one project is in view, each once."""
    covered = view.rows("evaluation_projects", ["evaluation_id"], {"is_ex_post": True})
    wanted = set(covered["evaluation_id"].to_pylist())
    rows = data.rows("evaluation_register").to_pylist()
    return [row for row in rows if row["evaluation_id"] in wanted]


def ratings(view: View) -> pa.Table:
    """Ex-post evaluations in view per rating, in the order of the code list, unrated last."""
    found = Counter(row["impact_rating"] for row in ex_post(view))
    order = [row["code"] for row in data.codes("impact_rating")]
    codes = [code for code in (*order, None) if found[code]]
    table = pa.table(
        {
            "impact_rating": pa.array(codes, pa.string()),
            "evaluations": pa.array([found[code] for code in codes], pa.int64()),
        }
    )
    return data.with_labels(table, ["impact_rating"])


def rated(view: View) -> records.Used:
    """How many of the ex-post evaluations in view are rated."""
    found = [row["impact_rating"] for row in ex_post(view)]
    used = sum(rating is not None for rating in found)
    return records.Used(used, len(found), records.NOUNS["evaluation_register"], otherwise="unrated")


def rated_with(view: View) -> pa.Table:
    """Rated projects in view with what their other results fell short of."""
    found = view.rows("evaluation_ratings", where={"is_ex_post": True}).to_pylist()
    said: dict[str, list[str]] = {}
    for row in view.rows("results").to_pylist():
        if row["result_status"] in SHORTFALLS and row["statement"]:
            kind = data.label("result_kind", row["result_kind"])
            said.setdefault(row["project_code"], []).append(f"{kind}: {row['statement']}")
    columns = ("project_code", "impact_rating", "statement", "document", "locator")
    made = {name: pa.array([row[name] for row in found], pa.string()) for name in columns}
    also = ["; ".join(said.get(row["project_code"], [])) or None for row in found]
    table = pa.table(
        {
            **{name: made[name] for name in columns[:3]},
            "also_said": pa.array(also, pa.string()),
            **{name: made[name] for name in columns[3:]},
        }
    )
    return data.with_labels(table, ["impact_rating"])


def advice(
    wanted: str = "", themes: tuple[str, ...] = (), documents: tuple[str, ...] = ()
) -> pa.Table:
    """Recommendations, then lessons, that hold every word wanted, by theme and document."""
    rows = all_advice()
    if wanted:
        kinds = ["recommendation", "lesson"]
        found = data.search(wanted, kinds)
        keys = set(zip(found["kind"].to_pylist(), found["entry_id"].to_pylist(), strict=True))
        rows = [row for row in rows if row["entry"] in keys]
    if themes:
        rows = [row for row in rows if row["theme"] in themes]
    if documents:
        rows = [row for row in rows if row["document"] in documents]
    names = ("kind", "text", "theme", "evaluation_id", "document", "locator")
    return pa.table({name: pa.array([row[name] for row in rows], pa.string()) for name in names})


def all_advice() -> list[dict]:
    """Every recommendation and lesson, with the key under which the search finds it."""
    recommended = [
        {
            **row,
            "kind": "Recommendation",
            "text": row["recommendation"],
            "theme": printed.sentence_case(row["subject_theme"]),
            "entry": (
                "recommendation",
                f"{row['evaluation_id']}/{row['document_group']}/{row['item_number']}",
            ),
        }
        for row in data.rows("recommendations").to_pylist()
    ]
    learned = [
        {
            **row,
            "kind": lesson_kind(row["lesson_polarity"]),
            "text": row["lesson"],
            "theme": printed.sentence_case(row["subject_theme"]),
            "entry": (
                "lesson",
                f"{row['evaluation_id']}/{row['lesson_polarity']}/{row['item_number']}",
            ),
        }
        for row in data.rows("lessons").to_pylist()
    ]
    return [*recommended, *learned]


def lesson_kind(polarity: str) -> str:
    """A lesson and whether it is one of success or of failure."""
    return f"Lesson, {data.label('lesson_polarity', polarity).lower()}"


def themes() -> dict[str, str]:
    """Themes with how many recommendations and lessons they have, most first.

    Those that state no theme are found by their words and document only.
    """
    found = Counter(row["theme"] for row in all_advice() if row["theme"])
    return {name: f"{name} ({number})" for name, number in found.most_common()}


def documents() -> dict[str, str]:
    """Documents with recommendations or lessons, by the name people know."""
    found = Counter(row["document"] for row in all_advice())
    return {
        name: f"{data.source(name, None).short_label} ({found[name]})" for name in sorted(found)
    }
