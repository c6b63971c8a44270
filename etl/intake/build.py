"""Building a dataset of a fund's own files."""

import re
from dataclasses import dataclass
from pathlib import Path

from etl.build import PUBLISHED_REVIEWS
from etl.demo.build import DATASET as DEMONSTRATION
from etl.errors import BuildFailed, InputError, Place
from etl.intake.check import Checked, check_files
from etl.intake.column_map import FILE as COLUMN_MAP_FILE
from etl.intake.column_map import SHIPPED
from etl.intake.read.files import file_names
from etl.intake.settings import FILE as SETTINGS_FILE
from etl.publish import publish, sha256_of
from warehouse.schema.codes import CODES_FOLDER

_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_TAKEN = {str(PUBLISHED_REVIEWS["name"]), str(DEMONSTRATION["name"])}


@dataclass(frozen=True, slots=True)
class OwnBuild:
    """What a build did: the snapshot, the folder of the dataset, and what the check found."""

    snapshot_id: str
    folder: Path
    checked: Checked


def dataset_folder(data: Path, name: str) -> Path:
    """Folder of a dataset below the data folder; raises BuildFailed for a name it cannot have."""
    if not _NAME.fullmatch(name) or name in _TAKEN:
        problem = "is taken" if name in _TAKEN else "is not a name of a dataset"
        advice = "Use small letters, digits and hyphens, for example fund-2024"
        raise BuildFailed([InputError(Place("--name"), problem, advice, name)])
    return data / "datasets" / name


def build_own(
    source: Path, name: str, title: str | None, data: Path, *, draft: bool = False
) -> OwnBuild:
    """Check the files of a folder and publish what stands the check as a dataset.

    A draft is written but not put in service. Raises BuildFailed when the folder
    holds no file, a declaration is wrong, or no project can be published; the former
    snapshot stays in service then.
    """
    folder = dataset_folder(data, name)
    if not source.is_dir():
        advice = "Give the folder that holds the files"
        raise BuildFailed([InputError(Place(str(source)), "is not a folder", advice)])
    checked = check_files([source])
    return publish_checked(checked, folder, name, title, draft=draft)


def publish_checked(
    checked: Checked, folder: Path, name: str, title: str | None, *, draft: bool = False
) -> OwnBuild:
    """Publish what a check found as a snapshot of the dataset in `folder`; see `build_own`."""
    if not checked.tables["projects"].num_rows:
        raise BuildFailed([_nothing(checked)])
    dataset = {"name": name, "title": title or name, "synthetic": False}
    entries = _inputs(checked)
    snapshot_id = publish(folder, checked.tables, entries, dataset, switch=not draft)
    return OwnBuild(snapshot_id, folder, checked)


def _nothing(checked: Checked) -> InputError:
    errors = [finding for finding in checked.findings if finding.severity == "error"]
    shown = f" First of {len(errors)} errors: {errors[0]}" if errors else ""
    advice = "Put a sheet Projects with a code, a title and a funding year there"
    problem = "hold no project that can be published"
    files = ", ".join(path.name for path in checked.files) or "the files given"
    return InputError(Place(files), problem, f"{advice}.{shown}")


def _inputs(checked: Checked) -> list[dict[str, object]]:
    """Path, SHA-256 and rows of every file the build reads; rows are None for declarations."""
    rows: dict[str, int] = {}
    for count in checked.accounting:
        rows[count.file] = rows.get(count.file, 0) + count.rows_in
    names = file_names(checked.files)
    names += file_names(checked.forms, taken=names)
    entries = [
        {"path": name, "sha256": sha256_of(path), "rows": rows.get(name)}
        for path, name in zip((*checked.files, *checked.forms), names, strict=True)
    ]
    for folder in dict.fromkeys(path.parent for path in checked.files):
        for name in (COLUMN_MAP_FILE, SETTINGS_FILE):
            if (folder / name).is_file():
                digest = sha256_of(folder / name)
                entries.append({"path": name, "sha256": digest, "rows": None})
    entries.append({"path": f"intake/{SHIPPED.name}", "sha256": sha256_of(SHIPPED), "rows": None})
    for path in sorted(CODES_FOLDER.glob("*.csv")):
        entries.append({"path": f"codes/{path.name}", "sha256": sha256_of(path), "rows": None})
    return entries
