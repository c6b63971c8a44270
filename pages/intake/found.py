"""What the check found: rows read and set aside, and every finding with its cell."""

from functools import partial
from pathlib import Path

import streamlit as st

from pages.intake import report, tables
from pages.intake.report import Report
from pages.shared import csvfile, formats, layout, words
from pages.shared.layout import KeyFigure

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SHEETS = {
    "sheet": "Sheet",
    "read_as": "Read as",
    "rows_in": "Rows read",
    "rows_published": "Published",
    "rows_set_aside": "Set aside",
}
FINDINGS = {
    "file": "File / sheet",
    "cell": "Cell",
    "value": "Value",
    "message": "What is wrong",
    "advice": "What to do",
}


def show(found: Report, out: Path) -> None:
    """The outcome in a sentence and numbers, the sheets, the findings."""
    layout.answer(found.sentence())
    layout.key_figures(key_figures(found))
    with st.container(border=True, key="card_sheets"):
        st.subheader("What was read: read = published + set aside", anchor=False)
        if found.sheets().num_rows:
            tables.show("Rows of each sheet", found.sheets(), SHEETS)
        else:
            st.info("No row could be read.")
        if found.empty_sheets:
            words.quiet(f"{formats.plural(found.empty_sheets, 'further sheet')} without a row.")
    with st.container(border=True, key="card_findings"):
        findings(found, out)


def key_figures(found: Report) -> list[KeyFigure]:
    """Rows published and set aside, errors and warnings."""
    read, published, aside = found.rows
    of_rows = f"of {formats.plural(read, 'row')} read"
    return [
        KeyFigure("Rows published", formats.count(published), of_rows),
        KeyFigure("Rows set aside", formats.count(aside), of_rows),
        KeyFigure("Errors", formats.count(found.counts["error"]), "rows or files set aside"),
        KeyFigure("Warnings", formats.count(found.counts["warning"]), "published and marked"),
    ]


def findings(found: Report, out: Path) -> None:
    """Findings of one severity at a time, the gravest first, and the files that hold all."""
    st.subheader("What was found", anchor=False)
    there = [severity for severity in report.SEVERITIES if found.counts[severity]]
    if not there:
        st.success("Nothing to correct.", icon=":material/check_circle:")
        return
    chosen = st.segmented_control(
        "Findings by severity",
        there,
        format_func=lambda name: f"{report.SEVERITIES[name]} ({found.counts[name]:,})",
        default=there[0],
        required=True,
        key="intake_severity",
        label_visibility="collapsed",
    )
    words.quiet(report.MEANING[chosen])
    tables.show(report.SEVERITIES[chosen], found.findings(chosen), FINDINGS)
    if found.left_out:
        words.quiet(f"{found.left_out:,} more findings are not listed here; correct these first.")
    downloads(found, out)


def downloads(found: Report, out: Path) -> None:
    """The marked workbooks and the list of all findings."""
    with st.container(horizontal=True):
        for file in sorted(out.glob("issues*.xlsx")):
            st.download_button(
                f"Marked workbook ({file.name})",
                data=file.read_bytes,
                file_name=file.name,
                mime=WORKBOOK,
                key=f"intake_{file.name}",
                on_click="ignore",
                icon=":material/download:",
                help="A copy of your file with every cell in question coloured.",
            )
        st.download_button(
            "All findings (CSV)",
            data=partial(csvfile.encode, found.every_finding()),
            file_name="findings.csv",
            mime="text/csv",
            key="intake_findings_csv",
            on_click="ignore",
            icon=":material/download:",
        )
