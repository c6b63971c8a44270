"""Titles of projects on other sheets than the register."""

import pyarrow as pa
import pyarrow.compute as pc

from etl.intake.case import Case, of_project, project_rows, rows_where, shown
from etl.intake.frame import Frame
from etl.normalise.text import match_key

_TITLE = "project_title"


def check_titles(case: Case) -> None:
    """Titles unlike the one of the register, blind to case, accents and spacing."""
    for frame in case.frames.values():
        if _TITLE in frame.values and len(frame):
            _check_sheet(case, frame)


def _check_sheet(case: Case, frame: Frame) -> None:
    project = project_rows(case.projects, frame.values["project_code"])
    registered = of_project(case.projects, "title", project)
    printed = frame.values[_TITLE]
    rows = rows_where(frame, pc.not_equal(printed, registered))
    pairs = zip(shown(printed, rows), shown(registered, rows), strict=True)
    unlike = pa.array([match_key(here) != match_key(there) for here, there in pairs], pa.bool_())
    rows = rows[unlike.to_numpy(zero_copy_only=False)]
    messages = [
        f"is the title here; {case.projects.place(project[row])} says “{title}”"
        for row, title in zip(rows, shown(registered, rows), strict=True)
    ]
    advice = "Keep the right title in both places, or correct the code; the register counts"
    frame.report("title_unlike_register", rows, _TITLE, messages, advice)
