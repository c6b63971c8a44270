"""Which evaluation looked at which criterion, and what it found."""

import pyarrow as pa
import streamlit as st

from pages.shared import data, words

NOT_DAC = "no_dac_equivalent"
DAC_GROUP, OTHER_GROUP = "OECD-DAC criterion", "Not an OECD-DAC criterion"
TOPICS = "Topics of a review"
"""What reviews name among their criteria without its being one, in one column."""

COLUMNS = {
    "evaluation_id": pa.string(),
    "title": pa.string(),
    "criterion": pa.string(),
    "group": pa.string(),
    "printed_criterion": pa.string(),
    "finding": pa.string(),
    "printed_rating": pa.string(),
    "document": pa.string(),
    "locator": pa.string(),
}


def table() -> pa.Table:
    """One row per evaluation and criterion; the finding is missing where only named.

    Rows come by document and evaluation, criteria in the order of the code list.
    """
    evaluations = data.rows("evaluation_register").to_pylist()
    titles = {row["evaluation_id"]: row["title"] for row in evaluations}
    found = [
        entry(row, titles[row["evaluation_id"]], row["dac_criterion"], row["printed_criterion"])
        for row in data.rows("evaluation_findings").to_pylist()
    ]
    has_finding = {(row["evaluation_id"], row["criterion"]) for row in found}
    filed = filing()
    named = [
        entry(row, row["title"], code, printed)
        for row in evaluations
        for code, printed in names(row["criteria_used"], filed)
    ]
    rows = found + [
        row for row in named if (row["evaluation_id"], row["criterion"]) not in has_finding
    ]
    order = {label: place for place, label in enumerate(columns(rows))}
    rows.sort(key=lambda row: (row["document"], row["evaluation_id"], order[row["criterion"]]))
    return pa.Table.from_pylist(rows, schema=pa.schema(COLUMNS))


def entry(row: dict, title: str, code: str, printed: str) -> dict:
    """One row of the table, from a finding or from an evaluation that names a criterion."""
    return {
        "evaluation_id": row["evaluation_id"],
        "title": title,
        "criterion": label(code, printed),
        "group": OTHER_GROUP if code in (NOT_DAC, TOPICS) else DAC_GROUP,
        "printed_criterion": printed,
        "finding": row.get("finding"),
        "printed_rating": row.get("printed_rating"),
        "document": row["document"],
        "locator": row["locator"],
    }


def label(code: str, printed: str) -> str:
    """What stands above the column of a criterion."""
    if code == TOPICS:
        return TOPICS
    if code == NOT_DAC:
        return printed[:1].upper() + printed[1:]
    return data.label("dac_criterion", code)


def names(criteria_used: str | None, filed: dict[str, list[str]]) -> list[tuple[str, str]]:
    """Code and printed form of each criterion an evaluation names, in its order."""
    told = []
    for printed in (criteria_used or "").split(";"):
        printed = printed.strip()
        if printed:
            told += [(code, printed) for code in codes_of(printed, filed)]
    return told


def codes_of(printed: str, filed: dict[str, list[str]]) -> list[str]:
    """Codes of the criteria a printed name stands for; a name nobody knows is a topic.

    filed: as `filing` gives it. "Impact and sustainability" stands for its two parts.
    """
    text = printed.casefold()
    if text in filed:
        return filed[text]
    parts = [code for part in text.split(" and ") for code in filed.get(part, [])]
    return list(dict.fromkeys(parts)) or [TOPICS]


def filing() -> dict[str, list[str]]:
    """Every name a criterion goes by, folded, to its codes.

    A name that no code list holds may stand for two criteria ("impact orientation and
    sustainability"): it means those its findings were filed under.
    """
    listed: dict[str, list[str]] = {}
    for row in data.codes("dac_criterion"):
        for name in (row["code"], row["label"], *row["aliases"].split("|")):
            if name:
                listed[name.casefold()] = [row["code"]]
    filed: dict[str, dict[str, None]] = {}
    for row in data.rows("evaluation_findings").to_pylist():
        codes = filed.setdefault(row["printed_criterion"].casefold(), {})
        codes[row["dac_criterion"]] = None
    return {name: list(codes) for name, codes in filed.items()} | listed


def columns(rows: list[dict]) -> dict[str, str]:
    """Criteria from left to right with their group: OECD-DAC first, then what others add."""
    dac = [row["label"] for row in data.codes("dac_criterion") if row["code"] != NOT_DAC]
    others = [row["criterion"] for row in rows if row["group"] == OTHER_GROUP]
    own = [name for name in dict.fromkeys(others) if name != TOPICS]
    topics = [TOPICS] if TOPICS in others else []
    return dict.fromkeys(dac, DAC_GROUP) | dict.fromkeys([*own, *topics], OTHER_GROUP)


def evaluations() -> dict[str, str]:
    """Every evaluation with its title, by document."""
    rows = data.rows("evaluation_register").to_pylist()
    rows.sort(key=lambda row: (row["document"], row["evaluation_id"]))
    return {row["evaluation_id"]: row["title"] for row in rows}


def explain(mark: list) -> None:
    """The findings behind a selected cell, with their places."""
    evaluation_id, criterion = mark[:2]
    rows = [
        row
        for row in table().to_pylist()
        if (row["evaluation_id"], row["criterion"]) == (evaluation_id, criterion)
    ]
    with st.container(border=True, key="criteria_finding"):
        st.markdown(f"**{words.escape(rows[0]['title'])}**: {words.escape(criterion)}")
        for row in rows:
            st.markdown(words.escape(row["finding"] or "Named; no finding is on record."))
            told = [f"printed as “{row['printed_criterion']}”"]
            if row["printed_rating"]:
                told.append(f"rated “{row['printed_rating']}”")
            source = data.source(row["document"], row["locator"])
            told.append(f"{source.short_label}, {source.locator}")
            words.quiet(words.escape(" | ".join(told)))
