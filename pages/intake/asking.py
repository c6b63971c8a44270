"""The first step: which files, and for which dataset."""

from functools import partial

import streamlit as st

from pages.intake import commands, naming
from pages.intake.naming import Target
from pages.intake.session import Work
from pages.shared import words

ENDINGS = ["xlsx", "xlsm", "xls", "ods", "csv", "txt", "tsv", "docx", "yml"]
NEW = ""
WORK = "intake_work"
ROUND = "intake_round"
"""How many uploads this session has made: each gets an empty box for its files."""


def ask() -> None:
    """Offer the upload; a press on the button begins to examine the files."""
    with st.container(border=True, key="card_upload"):
        st.subheader("Files to bring in", anchor=False)
        target = dataset()
        uploads = files()
        pressed = st.button("Check the files", icon=":material/fact_check:")
        words.quiet(
            "Nothing is published before you have seen what was found and what would change."
        )
        if pressed:
            begin(target, uploads)


def dataset() -> Target:
    """The dataset that the files are for."""
    known = {found.dataset_name: found.dataset_title for found in naming.own()}
    chosen = st.selectbox(
        "Dataset",
        [NEW, *known],
        format_func=lambda name: known.get(name, "A new dataset"),
        key="intake_dataset",
        help="The published reviews and the demonstration cannot be replaced.",
    )
    if chosen:
        st.info(
            "The files have to be the whole dataset: what they do not hold any more is removed. "
            "You see it before you publish.",
            icon=":material/info:",
        )
        return Target(chosen, known[chosen])
    title = st.text_input(
        "Title of the new dataset",
        key="intake_title",
        placeholder="Fund 2024",
        max_chars=naming.LONGEST_TITLE,
    )
    return naming.new(title)


def files() -> list:
    """The files chosen."""
    most = st.get_option("server.maxUploadSize")
    st.markdown(
        "Workbooks (XLSX, XLS, ODS), CSV files, returned questionnaires (DOCX), and if you have "
        f"one your `column_map.csv`. **At most {most} MB a file**; a larger one is best split by "
        "year."
    )
    uploads = st.file_uploader(
        "Files",
        type=ENDINGS,
        accept_multiple_files=True,
        key=f"intake_files_{st.session_state.get(ROUND, 0)}",
    )
    st.download_button(
        "Empty workbook to fill in",
        data=partial(commands.template),
        file_name="fund-template.xlsx",
        icon=":material/download:",
        key="intake_template",
        on_click="ignore",
    )
    return uploads


def begin(target: Target, uploads: list) -> None:
    """Examine the files, or say what is missing."""
    problems = naming.problems_of_files(
        [upload.name for upload in uploads], [upload.size for upload in uploads]
    )
    if target.name not in {found.dataset_name for found in naming.own()}:
        problems = [*naming.problems_of_name(target), *problems]
    for problem in problems:
        st.warning(words.escape(problem), icon=":material/edit:")
    if not problems:
        given = [(upload.name, upload.getvalue()) for upload in uploads]
        st.session_state[WORK] = Work(given, target.name, target.title)
        st.session_state[ROUND] = st.session_state.get(ROUND, 0) + 1
        st.rerun()


def end() -> None:
    """Let go of the upload; its files go with it. Only for callbacks."""
    work = st.session_state.pop(WORK, None)
    if work is not None:
        work.end()
