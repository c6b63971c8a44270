"""The issues on screen: by severity and rule, down to the source row."""

import streamlit as st

from pages.data_quality import tables
from pages.shared import address, cards, data, words
from pages.shared.view import View


def show(view: View) -> None:
    """Choices, then a chart by rule and the list of the issues chosen."""
    left, right = st.columns(2)
    with left:
        severities = address.choices("severity", "Severity", present("severity"))
    with right:
        rules = address.choices("rule", "Rule", present("rule"))
    found = tables.issues(severities, rules)
    if not found.num_rows:
        st.info("No rule of this choice found an issue of this severity.")
        st.button("Show all issues", on_click=address.forget, args=("severity", "rule"))
        return
    if not rules:
        table = tables.by_rule(severities)
        cards.show(view, "issues_by_rule", table=table, explain=explain)
    cards.show(view, "issues", table=found)


def explain(mark: list) -> None:
    """Below the chart: what the selected rule looks for, and the way to its issues."""
    rule = mark[0]
    described = {row["code"]: row["description"] for row in data.codes("rule")}
    with st.container(horizontal=True, vertical_alignment="center", key="rule_selected"):
        told = f"Selected: **{words.escape(data.label('rule', rule))}**. "
        st.markdown(told + words.escape(described[rule]))
        if st.button("Show its issues", key="rule_follow"):
            st.query_params["rule"] = rule
            st.rerun()


def present(dimension: str) -> dict[str, str]:
    """Codes of a dimension that issues have, with their labels."""
    found = data.query("issues", dimension)[dimension].to_pylist()
    return {code: data.label(dimension, code) for code in found if code is not None}
