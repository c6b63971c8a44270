"""While the files are examined: how far it is, and a way to stop."""

import streamlit as st

from pages.intake import asking
from pages.intake.examination import STEPS, Examination
from pages.shared import formats, words

EVERY_SECONDS = 1.0
WORDS = {
    "waiting": "Waiting for other uploads to be examined",
    "check": "Step 1 of 2: reading the files and checking every row",
    "draft": "Step 2 of 2: building the draft that you can compare",
    "ended": "Done",
}


@st.fragment(run_every=EVERY_SECONDS)
def progress(examination: Examination) -> None:
    """The step that is under way; the page is drawn anew when it is the last."""
    if examination.ended:
        st.rerun()
    with st.container(border=True, key="card_progress"):
        st.subheader("Examining the files", anchor=False)
        passed = formats.plural(examination.seconds, "second")
        done = STEPS.index(examination.step) / (len(STEPS) - 1)
        st.progress(done, text=f"{WORDS[examination.step]} ({passed})")
        st.button("Cancel", on_click=examination.cancel, icon=":material/close:")
        words.quiet("You may look at other pages meanwhile and come back.")


def failed(examination: Examination) -> None:
    """Why nothing came of it."""
    failure = examination.failure
    told = f"**{words.escape(failure.happened)}**\n\n{words.escape(failure.do)}"
    st.error(told, icon=":material/error:")
    st.button("Choose other files", on_click=asking.end, icon=":material/refresh:")
