"""The projects of the dataset in service, for filling in the head of a form."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pyarrow.parquet as pq

from etl.errors import InputError, Place
from etl.normalise.text import nearest

PUBLISHED = "published-reviews"
_COLUMNS = ["project_code", "title", "funding_year", "project_status"]
_NAME = re.compile(r"[a-z0-9-]+")


@dataclass(frozen=True, slots=True)
class Project:
    """What a form prints of a project."""

    code: str
    title: str
    funding_year: int
    status: str | None

    def header(self) -> dict[str, str]:
        """The fields at the head of a form."""
        return {
            "project_code": self.code,
            "title": self.title,
            "funding_year": str(self.funding_year),
        }


def projects_in_service(data: Path, dataset: str | None = None) -> dict[str, Project]:
    """Projects by code, from the snapshot in service of a dataset below the folder `data`.

    Without a dataset, those of the published reviews. Raises InputError when the
    dataset is not there or has no snapshot that can be read.
    """
    folder = _dataset_folder(data, dataset)
    current = folder / "CURRENT"
    advice = "Build it first with `python -m etl build`"
    if not current.is_file():
        raise InputError(Place(str(folder)), "holds no snapshot in service", advice)
    path = folder / "snapshots" / current.read_text().strip() / "projects.parquet"
    try:
        rows = pq.read_table(path, columns=_COLUMNS).to_pylist()
    except (OSError, ValueError) as error:
        raise InputError(Place(str(path)), f"cannot be read: {error}", advice) from error
    return {row["project_code"]: Project(*(row[name] for name in _COLUMNS)) for row in rows}


def find_project(projects: Mapping[str, Project], code: str) -> Project:
    """The project of a code; raises InputError naming the nearest codes."""
    if code in projects:
        return projects[code]
    close = ", ".join(nearest(code, projects)) or "none is close"
    place = Place("projects")
    raise InputError(place, "is not a project of the dataset", f"Nearest codes: {close}", code)


def _dataset_folder(data: Path, dataset: str | None) -> Path:
    if dataset in (None, PUBLISHED):
        return data
    folder = data / "datasets" / str(dataset)
    if not _NAME.fullmatch(str(dataset)) or not folder.is_dir():
        known = sorted(path.name for path in (data / "datasets").glob("*") if path.is_dir())
        names = ", ".join([PUBLISHED, *known])
        raise InputError(Place(str(data)), "is not a dataset there", f"Known: {names}", dataset)
    return folder
