"""Rows that name a project, a revision or an evaluation."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from etl.intake.case import Case
from etl.intake.frame import Frame
from etl.normalise.text import nearest

# Suggestions cost time; beyond this many names they are left out.
_SUGGESTED_FROM = 5_000
_SUGGESTED_FOR = 50


@dataclass(frozen=True, slots=True)
class Named:
    """Names of a register: those published, and those of rows set aside."""

    published: pa.Array
    set_aside: pa.Array


def names_in(frame: Frame, columns: tuple[str, ...]) -> Named:
    """Names that the rows of a frame give, several columns joined."""
    names = joined(frame, columns)
    published = names.filter(pa.array(frame.active)).drop_null()
    aside = names.filter(pa.array(frame.data & ~frame.active)).drop_null()
    return Named(published.unique(), aside.unique())


def joined(frame: Frame, columns: tuple[str, ...]) -> pa.Array:
    """One name per row: LM.0304, or LM.0304-1 for a project and the number of its revision."""
    parts = [frame.values[column].cast(pa.string()) for column in columns]
    return parts[0] if len(parts) == 1 else pc.binary_join_element_wise(*parts, "-")


def check_projects(case: Case) -> None:
    """Set aside rows of projects that are not in the register or were set aside."""
    named = names_in(case.projects, ("project_code",))
    for name, frame in case.frames.items():
        columns = {column.name for column in frame.logical.columns}
        if name in ("projects", "funding_requests"):
            continue
        if "project_codes" in columns:
            _check_list(frame, "project_codes", named)
        elif "project_code" in columns:
            _check_names(frame, ("project_code",), named, _PROJECT)
    _check_requests(case.frames["funding_requests"], named)


def check_parents(case: Case) -> None:
    """Set aside rows of revisions and evaluations that are not published."""
    key = ("project_code", "revision_number")
    revisions = names_in(case.frames["revisions"], key)
    _check_names(case.frames["revision_budgets"], key, revisions, _REVISION)
    evaluations = names_in(case.frames["evaluations"], ("evaluation_id",))
    for name in ("criterion_ratings", "recommendations", "lessons"):
        _check_names(case.frames[name], ("evaluation_id",), evaluations, _EVALUATION)


@dataclass(frozen=True, slots=True)
class _Wording:
    unknown: str
    set_aside: str
    sheet: str
    thing: str


_PROJECT = _Wording("project_unknown", "project_set_aside", "Projects", "project")
_REVISION = _Wording("revision_unknown", "revision_unknown", "Revisions", "revision")
_EVALUATION = _Wording("evaluation_unknown", "evaluation_unknown", "Evaluations", "evaluation")


def _check_names(frame: Frame, columns: tuple[str, ...], named: Named, wording: _Wording) -> None:
    if len(frame):
        names = joined(frame, columns)
        _report(frame, columns[-1], names, np.arange(len(frame)), named, wording)


def _check_list(frame: Frame, column: str, named: Named) -> None:
    lists = frame.values[column]
    rows = pc.list_parent_indices(lists).to_numpy(zero_copy_only=False)
    _report(frame, column, pc.list_flatten(lists), rows, named, _PROJECT)


def _report(
    frame: Frame,
    column: str,
    names: pa.Array,
    rows: np.ndarray,
    named: Named,
    wording: _Wording,
) -> None:
    """`names` are read in `rows`; report those that are not published."""
    wanted = names.is_valid().to_numpy(zero_copy_only=False) & frame.data[rows]
    known = _is_in(names, named.published)
    aside = _is_in(names, named.set_aside) & ~known
    advice = f"Correct the row of the sheet {wording.sheet}; this one follows"
    places = np.flatnonzero(wanted & aside)
    messages = [
        f"belongs to the {wording.thing} {name}, whose own row is set aside"
        for name in names.take(pa.array(places)).to_pylist()
    ]
    frame.report(wording.set_aside, rows[places], column, messages, advice)
    places = np.flatnonzero(wanted & ~known & ~aside)
    unknown = names.take(pa.array(places)).to_pylist()
    close = _suggestions(set(unknown), named.published)
    messages = [
        f"is the {wording.thing} {name}, which no row of the sheet {wording.sheet} holds"
        f"{close.get(name, '')}"
        for name in unknown
    ]
    advice = f"Correct it, or add a row to the sheet {wording.sheet}"
    frame.report(wording.unknown, rows[places], column, messages, advice)


def _is_in(names: pa.Array, values: pa.Array) -> np.ndarray:
    return pc.is_in(names, value_set=values).to_numpy(zero_copy_only=False)


def _suggestions(unknown: set[str], known: pa.Array) -> dict[str, str]:
    if len(known) > _SUGGESTED_FROM or len(unknown) > _SUGGESTED_FOR:
        return {}
    names = known.to_pylist()
    found = {name: nearest(name, names, 2) for name in unknown}
    return {name: f" (nearest: {', '.join(close)})" for name, close in found.items() if close}


def _check_requests(frame: Frame, named: Named) -> None:
    codes = frame.values["project_code"]
    unknown = codes.is_valid().to_numpy(zero_copy_only=False) & ~_is_in(codes, named.published)
    rows = np.flatnonzero(unknown & frame.active)
    message = "is no project of the sheet Projects"
    advice = "Correct the code, or leave it empty until the project is in the register"
    frame.report("request_project_unknown", rows, "project_code", message, advice)
