"""Intake: which files become a dataset, what is wrong with them, and what would change?"""

import streamlit as st

from pages.intake import asking, deciding, former, found, off, waiting
from pages.shared import ending, intake, layout

layout.begin(
    "Intake", __file__, unreached="They choose among projects; here files become a dataset."
)
if not intake.is_on():
    off.explain()
    ending.end()

deciding.leave()
deciding.told()
layout.heading("Bring in your own files")
work = st.session_state.get(asking.WORK)
if work is None:
    asking.ask()
elif not work.examination.ended:
    waiting.progress(work.examination)
elif work.examination.failure is not None:
    waiting.failed(work.examination)
else:
    found.show(work.examination.report, work.examination.out)
    deciding.decide(work)
former.show()
