"""The files of one session: a folder of its own, which goes when the session ends."""

import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata
import weakref
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from pages.intake.child import ROOT
from pages.intake.examination import Examination

FORMS_FOLDER = "questionnaires"
FORM_NAMES = ("sent.csv", "sent.xlsx")
DECLARATIONS = ("column_map.csv", "intake.yml")
LONGEST_NAME, LONGEST_ENDING = 100, 10
UNSAFE = re.compile(r"[^\w .,()+&'-]")
REPORT = re.compile(r"issues(-.*)?\.xlsx", re.IGNORECASE)


NEVER_SEEN = "never seen"
"""Stands for the snapshot a draft is compared with as long as no comparison was shown."""


class Work:
    """What a session uploaded for a dataset, and what came of it.

    `folder` holds the files as `source`, what the commands write as `out`. Two sessions never
    share one. `seen` is the snapshot in service that the reader last saw it compared with, None
    for a new dataset. When nothing refers to it any more, as when the session is over, the
    folder goes, a command that still runs is stopped, and a draft nobody decided about is
    discarded.
    """

    def __init__(self, files: Iterable[tuple[str, bytes]], dataset: str, title: str) -> None:
        """Write the files (name and content) to a new folder and begin to examine them."""
        self.folder = Path(tempfile.mkdtemp(prefix="fund-monitor-intake-"))
        self.dataset, self.title = dataset, title
        self.seen: str | None = NEVER_SEEN
        self.files = save(files, self.folder / "source")
        out = self.folder / "out"
        out.mkdir()
        self.examination = Examination(self.folder / "source", out, dataset, title)
        self.end = weakref.finalize(self, tidy, self.folder, self.examination)
        self.examination.start()


def tidy(folder: Path, examination: Examination) -> None:
    """Leave nothing of a session behind but what was published."""
    examination.cancel()
    draft = examination.undecided
    if draft is not None:
        command = [sys.executable, "-m", "etl", "discard", f"--name={examination.dataset}", draft]
        quiet = subprocess.DEVNULL
        subprocess.Popen(command, cwd=ROOT, stdin=quiet, stdout=quiet, stderr=quiet)
    shutil.rmtree(folder, ignore_errors=True)


def save(files: Iterable[tuple[str, bytes]], folder: Path) -> list[str]:
    """Write files below `folder`, forms where forms belong; returns the names they got."""
    (folder / FORMS_FOLDER).mkdir(parents=True)
    taken: set[str] = set()
    for given, content in files:
        name = unlike(safe_name(given), taken)
        taken.add(name.lower())
        is_form = name.lower().endswith(".docx") or name in FORM_NAMES
        place = folder / FORMS_FOLDER if is_form else folder
        (place / name).write_bytes(content)
    return sorted(taken)


def safe_name(given: str) -> str:
    """The name of a file without folders and without signs that mean something elsewhere.

    Names that the check takes for something else are changed: hidden files, and the marked
    workbook of an earlier check, which somebody corrected instead of the original.
    """
    name = unicodedata.normalize("NFC", given).replace("\\", "/").rpartition("/")[2]
    name = UNSAFE.sub("_", name).strip(" .-")
    if name.lower() in (*DECLARATIONS, *FORM_NAMES):
        return name.lower()
    if REPORT.fullmatch(name):
        name = f"corrected-{name}"
    path = PurePosixPath(name or "file")
    return f"{path.stem[:LONGEST_NAME]}{path.suffix[:LONGEST_ENDING]}"


def unlike(name: str, taken: set[str]) -> str:
    """The name, numbered when another file has it already."""
    path, found, number = PurePosixPath(name), name, 2
    while found.lower() in taken:
        found = f"{path.stem} ({number}){path.suffix}"
        number += 1
    return found
