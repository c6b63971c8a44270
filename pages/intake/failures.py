"""Why a command of the build did not do what was asked, in words for people."""

import logging
from pathlib import Path

from pages.intake.child import Ended

MOST_FAULTS = 8
FAULTS = "Nothing was published:"
LOCKED = "is being written by another build"
GONE = "is no snapshot of the dataset"
SMALLER = (
    "Delete empty rows, columns and sheets, and split the files by year; or have "
    "`python -m etl check` run on a machine with more room."
)
LOG = logging.getLogger("fund_monitor")


class Failed(Exception):
    """What happened, and what to do about it."""

    def __init__(self, happened: str, do: str) -> None:
        """Keep both apart, so that the page can show them differently."""
        super().__init__(f"{happened} {do}")
        self.happened, self.do = happened, do

    @classmethod
    def unknown(cls) -> "Failed":
        """Something nobody thought of; the log has the details."""
        return cls(
            "The files could not be examined.",
            "Try again. If it happens again, tell the people who run the dashboard; the details "
            "are in its log.",
        )


STOPPED = {
    "memory": ("Reading these files needs too much memory; it was stopped.", SMALLER),
    "time": ("Reading these files takes too much time; it was stopped.", SMALLER),
    "disk": ("What these files would become is too large for the disk; it was stopped.", SMALLER),
    "cancelled": ("Cancelled.", "Nothing was published, and the files were removed."),
}


def explained(ended: Ended, folder: Path) -> Failed:
    """What to tell of a command that failed; `folder` is left out of its words."""
    if ended.stopped:
        return Failed(*STOPPED[ended.stopped])
    if LOCKED in ended.err:
        return Failed(
            "Somebody else is publishing to this dataset at this moment.",
            "Wait a minute and try again; look at what changed before you publish.",
        )
    if GONE in ended.err:
        return Failed(
            "This snapshot is not there any more; somebody removed it.",
            "Check the files again, or choose another snapshot.",
        )
    if FAULTS in ended.err:
        lines = ended.err.partition(FAULTS)[2].splitlines()[1:]
        told = [line.strip().replace(f"{folder}/", "") for line in lines if line.strip()]
        return Failed("Nothing can be published.", "\n\n".join(told[:MOST_FAULTS]))
    LOG.error("A command failed with code %s:\n%s", ended.code, ended.err)
    return Failed.unknown()
