"""Tables the Overview puts together: shares of the Fund, and what evaluations concluded."""

import pyarrow as pa

from pages.shared import data

REVIEWS = {"IDF-REV-2016": "review_2011_2014", "IDF-REV-2022": "review_2016_2020"}
"""The two reviews of labour migration projects, and the column each one fills."""

PERIODS = {"000.lm_share.all_idf": "2011-2014", "001.es.lm.share_projects": "2016-2020"}
"""The published shares of all Fund projects, and the funding years each one is about."""


def share_of_projects() -> pa.Table:
    """Labour migration among all Fund projects, per cent, by period.

    Counts are those the share was published with; missing where none were.
    """
    found = data.published(PERIODS).to_pylist()
    counted = data.figure("001.es.lm.count")["printed_number"]
    return pa.Table.from_pylist(
        [
            {
                "period": PERIODS[row["figure_id"]],
                "period_label": period_label(row, counted),
                **printed(row),
            }
            for row in found
        ]
    )


def period_label(row: dict, counted: object) -> str:
    """The period, with "39 of 309 projects" where the document prints both."""
    period = PERIODS[row["figure_id"]]
    if row["base"] is None:
        return period
    return f"{period}: {counted:.0f} of {row['base']:.0f} projects"


def share_of_budget() -> pa.Table:
    """Labour migration in the Fund's budget, per cent, by year and overall."""
    found = data.published(["001.budget_share.*", "001.es.lm.share_budget"]).to_pylist()
    return pa.Table.from_pylist(
        [{"period": row["dimension_value"], **printed(row)} for row in found]
    )


def printed(row: dict) -> dict:
    """What a published share is shown with."""
    names = ("printed_number", "base", "qualifier_words", "verdict", "recomputed_number")
    return {name: row[name] for name in (*names, "document", "locator")}


def conclusions() -> pa.Table:
    """One row per criterion with what each of the two reviews concluded."""
    found: dict[str, dict[str, str]] = {}
    for row in data.rows("evaluation_findings").to_pylist():
        if row["evaluation_id"] in REVIEWS:
            said = found.setdefault(row["dac_criterion"], {})
            said[REVIEWS[row["evaluation_id"]]] = row["finding"]
    return pa.Table.from_pylist(
        [
            {"criterion": entry["label"], **found[entry["code"]]}
            for entry in data.codes("dac_criterion")
            if entry["code"] in found
        ]
    )


def findings() -> pa.Table:
    """Every finding of the other evaluations, in the order of the criteria."""
    titles = {
        row["evaluation_id"]: row["title"] for row in data.rows("evaluation_register").to_pylist()
    }
    order = [entry["code"] for entry in data.codes("dac_criterion")]
    rows = [
        {
            "criterion": data.label("dac_criterion", row["dac_criterion"]),
            "evaluation": titles[row["evaluation_id"]],
            "finding": row["finding"],
            "document": row["document"],
            "locator": row["locator"],
        }
        for row in sorted(
            data.rows("evaluation_findings").to_pylist(),
            key=lambda row: order.index(row["dac_criterion"]),
        )
        if row["evaluation_id"] not in REVIEWS
    ]
    return pa.Table.from_pylist(rows)
