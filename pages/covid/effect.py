"""What the pandemic changed: extensions against earlier projects like them, reasons by month.

The comparison is explained in docs/statistics.md.
"""

from datetime import date

import pyarrow as pa
import streamlit as st

import warehouse
from pages.covid import effect_charts, tables
from pages.shared import cards, data, formats, layout, records, words
from pages.shared.view import View

GROUP, EARLIER, DIFFERENCE = "march_2020", "earlier", "difference"
NAMES = {
    GROUP: "Planned to run in March 2020",
    EARLIER: "Earlier projects like them",
    DIFFERENCE: "Difference",
}
MONTHS, SHARE = "extension_months", "extended_pct"
REASONS = ("covid", "other", "unknown")
REASON_OF = {tables.COVID: "covid", "not_stated": "unknown", None: "unknown"}
"""Columns of the table of reasons by month, and the reasons that do not count as another one."""
YEARS_BEFORE = 3
"""Years before the pandemic from which reasons are shown by month."""


def show(view: View) -> None:
    """Both parts; each says in words what the records lack where it cannot be drawn."""
    layout.heading("Extensions against those of earlier projects like them")
    compared = tables.baseline(view)
    found = data.covid_effect(compared.where())
    if not found.counts.used:
        st.info(words.escape(nothing_words(compared)), icon=":material/event_busy:")
        return
    st.markdown(f"**{words.escape(sentence(found))}**")
    words.quiet(words.escape(method_words(found)))
    used = compared_of(found)
    left, right = st.columns(2)
    for place, name, measure in ((left, "effect_months", MONTHS), (right, "effect_share", SHARE)):
        with place:
            table = compared_table(found, measure)
            cards.show(
                compared,
                name,
                builder=effect_charts.difference,
                table=table,
                used=used,
            )
    cards.show(compared, "effect_strata", table=strata(found), used=used)
    monthly, since = by_month(compared), tables.PANDEMIC_START
    builder = effect_charts.months
    cards.show(compared, "reasons_by_month", builder=builder, table=monthly, since=since)
    cards.show(view, "overlap", table=overlap(view))


def measured(found: warehouse.CovidEffect) -> dict[str, dict]:
    """The rows of the comparison by measure."""
    return {row["measure"]: row for row in found.table.to_pylist()}


def sentence(found: warehouse.CovidEffect) -> str:
    """By how many months more or less, and whether chance may be all there is to it."""
    row = measured(found)[MONTHS]
    groups = (
        f"{formats.plural(row['n'], 'project')} planned to run in March 2020 and "
        f"{formats.plural(row['baseline_n'], 'earlier one')} like them"
    )
    if row["difference"] is None:
        return (
            f"{groups}: too few on one side to compare (at least "
            f"{warehouse.MINIMUM_GROUP} of each are needed)."
        )
    more = "more" if row["difference"] >= 0 else "fewer"
    chance = (
        "as the interval holds zero, chance alone may explain it"
        if row["low"] <= 0 <= row["high"]
        else "more than chance explains"
    )
    return (
        f"Projects planned to run in March 2020 were granted "
        f"{formats.months(abs(row['difference']))} {more} than earlier ones like them "
        f"(likely between {signed(row['low'])} and {signed(row['high'])}); {chance}."
    )


def signed(months: float) -> str:
    """Months with their sign: +3.5, −0.4."""
    sign = "+" if months > 0 else "−" if months < 0 else ""
    return f"{sign}{formats.rounded(abs(months), 1)}"


def method_words(found: warehouse.CovidEffect) -> str:
    """How like is compared with like, in words a manager can check."""
    follow = {row["label"].lower(): row["follow_up_months"] for row in codes()}
    spans = "; ".join(f"{label}: {months} months" for label, months in follow.items())
    told = (
        "Compared are projects of the same planned length, funding line and coverage; the earlier "
        "ones are weighted to the same mix. Only months granted within the same time since the "
        f"start count ({spans}), and earlier projects were followed to the end before March 2020. "
        "The intervals come from drawing both groups anew many times (bootstrap) and hold the true "
        f"difference in {formats.rounded(100 * warehouse.CONFIDENCE)} of 100 cases."
    )
    aside = [
        f"{formats.plural(number, 'project')} {why}"
        for number, why in (
            (found.too_brief, "of March 2020 not yet followed for long enough"),
            (found.alone, "of March 2020 without an earlier one like it"),
        )
        if number
    ]
    return f"{told} Left out: {'; '.join(aside)}." if aside else told


def codes() -> list[dict]:
    """Bands of planned length with the months projects are followed."""
    return warehouse.codes("planned_length")


def nothing_words(view: View) -> str:
    """Why nothing can be compared."""
    counts = view.answer("projects_followed").counts["projects_followed"]
    return (
        "A comparison needs the start, the planned length and the days on which extensions were "
        f"granted, of projects before and during the pandemic. The records state them of "
        f"{formats.count(counts.used)} of {formats.plural(counts.eligible, 'project')}, none of "
        "which can be compared."
    )


def compared_of(found: warehouse.CovidEffect) -> records.Used:
    """How many projects of those in view stand on either side of the comparison."""
    row = measured(found)[MONTHS]
    return records.Used(
        row["n"] + row["baseline_n"], found.counts.eligible, otherwise="not comparable"
    )


def compared_table(found: warehouse.CovidEffect, measure: str) -> pa.Table:
    """Both groups and their difference with its interval; values are missing for small groups."""
    row = measured(found)[measure]
    sizes = {GROUP: row["n"], EARLIER: row["baseline_n"]}
    values = {GROUP: row["value"], EARLIER: row["baseline_value"], DIFFERENCE: row["difference"]}
    rows = [
        {
            "group": group,
            "group_label": label
            + (f" (n {formats.count(sizes[group])})" if group in sizes else ""),
            measure: values[group],
            "low": row["low"] if group == DIFFERENCE else None,
            "high": row["high"] if group == DIFFERENCE else None,
        }
        for group, label in NAMES.items()
    ]
    text = dict.fromkeys(("group", "group_label"), pa.string())
    numbers = dict.fromkeys((measure, "low", "high"), pa.float64())
    return pa.Table.from_pylist(rows, schema=pa.schema(text | numbers))


def strata(found: warehouse.CovidEffect) -> pa.Table:
    """The kinds of projects that both sides have, each side in words."""
    order = {row["code"]: number for number, row in enumerate(codes())}
    rows = [row for row in found.strata.to_pylist() if row["n"] and row["baseline_n"]]
    rows.sort(key=lambda row: (order[row["planned_length"]], row["funding_line"], row["coverage"]))
    told = [
        {
            "planned_length": row["planned_length"],
            "funding_line": int(row["funding_line"]),
            "coverage": row["coverage"],
            "of_march_2020": side_words(row, ""),
            "earlier": side_words(row, "baseline_"),
        }
        for row in rows
    ]
    text = ("planned_length", "coverage", "of_march_2020", "earlier")
    kinds = {"planned_length": pa.string(), "funding_line": pa.int64()}
    schema = pa.schema(kinds | dict.fromkeys(text[1:], pa.string()))
    table = pa.Table.from_pylist(told, schema=schema)
    return data.with_labels(table, ["planned_length", "funding_line", "coverage"])


def side_words(row: dict, side: str) -> str:
    """One side of a stratum: projects, share extended and mean months, or the number alone."""
    number = formats.plural(row[f"{side}n"], "project")
    share, months = row[f"{side}{SHARE}"], row[f"{side}{MONTHS}"]
    if share is None:
        return f"{number}, too few to say more"
    return f"{number}: {formats.percent(share)} extended, {formats.months(months)} on average"


def by_month(view: View) -> pa.Table:
    """Requests per month by reason: COVID-19, another, not stated; every month present."""
    found = view.answer("revisions", ["requested_month", "revision_reason"]).table.to_pylist()
    first = date(tables.PANDEMIC_START.year - YEARS_BEFORE, 1, 1)
    counted: dict[date, dict[str, int]] = {}
    for row in found:
        month = row["requested_month"]
        if month is not None and month >= first:
            of_month = counted.setdefault(month, dict.fromkeys(REASONS, 0))
            of_month[REASON_OF.get(row["revision_reason"], "other")] += row["revisions"]
    months = between(first, max(counted)) if counted else []
    nothing = dict.fromkeys(REASONS, 0)
    rows = [
        {"month": month, "month_label": f"{month:%b %Y}", **counted.get(month, nothing)}
        for month in months
    ]
    kinds = {"month": pa.date32(), "month_label": pa.string()}
    return pa.Table.from_pylist(rows, schema=pa.schema(kinds | dict.fromkeys(REASONS, pa.int64())))


def between(first: date, last: date) -> list[date]:
    """The first day of every month from `first` to `last`."""
    number = (last.year - first.year) * 12 + last.month - first.month + 1
    start = first.month - 1
    return [
        date(first.year + (start + step) // 12, (start + step) % 12 + 1, 1)
        for step in range(number)
    ]


MEANINGS = {
    "delayed_by_covid": "delayed by it",
    "revised_for_covid": "revised because of it",
    "is_covid_response": "responds to it",
}


def overlap(view: View) -> pa.Table:
    """Projects by which of the three meanings hold for them, most first; none is left out."""
    found = view.answer("projects", list(MEANINGS)).table.to_pylist()
    counted: dict[tuple, int] = {}
    for row in found:
        held = tuple(name for name in MEANINGS if row[name])
        if held:
            counted[held] = counted.get(held, 0) + row["projects"]
    rows = [
        {
            "meanings": "+".join(held),
            "meanings_label": formats.join([MEANINGS[name] for name in held]).capitalize()
            + (" only" if len(held) == 1 else ""),
            "projects": number,
        }
        for held, number in sorted(counted.items(), key=lambda item: -item[1])
    ]
    text = {"meanings": pa.string(), "meanings_label": pa.string()}
    return pa.Table.from_pylist(rows, schema=pa.schema({**text, "projects": pa.int64()}))
