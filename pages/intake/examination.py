"""What becomes of uploaded files: checked, and built as a draft, in the background.

A thread waits for its turn and then for the commands, so that the page stays quick and a
reader who leaves does not leave a command running for ever.
"""

import json
import logging
import re
import threading
import time
from pathlib import Path

from pages.intake.child import Child, Ended, Limits
from pages.intake.failures import Failed, explained
from pages.intake.report import Report

AT_ONCE = 2
"""Examinations at one time on this server; the others wait, so that memory stays bounded."""

STEPS = ("waiting", "check", "draft", "ended")
DRAFT = re.compile(r"Snapshot ([0-9a-f]{16}) is a draft")
LOG = logging.getLogger("fund_monitor")

_turns = threading.BoundedSemaphore(AT_ONCE)


class Examination:
    """The check of one upload and the draft built of it; what came of it once `ended`.

    `report` is what the check said, None where it could not say anything. `draft` is the
    snapshot built, None where there is no project to publish. `failure` is None unless a
    command failed. `undecided` is the draft as long as it is neither published nor discarded.
    """

    def __init__(
        self, source: Path, out: Path, dataset: str, title: str, limits: Limits | None = None
    ) -> None:
        """Take the folder with the files, one for what is written, and the dataset."""
        self.source, self.out = source, out
        self.dataset, self.title = dataset, title
        self.report: Report | None = None
        self.draft: str | None = None
        self.undecided: str | None = None
        self.failure: Failed | None = None
        self.step = STEPS[0]
        self._limits = limits
        self._began = time.monotonic()
        self._cancelled = threading.Event()
        self._child: Child | None = None
        self._thread = threading.Thread(target=self._work, daemon=True)

    def start(self) -> None:
        """Begin in the background."""
        self._thread.start()

    def wait(self, seconds: float | None = None) -> None:
        """Wait until it has ended, or so long."""
        self._thread.join(seconds)

    def cancel(self) -> None:
        """Stop as soon as possible."""
        self._cancelled.set()
        if self._child is not None:
            self._child.cancel()

    @property
    def ended(self) -> bool:
        """Whether nothing more will come."""
        return self.step == STEPS[-1]

    @property
    def seconds(self) -> int:
        """Time on the clock since it began."""
        return int(time.monotonic() - self._began)

    def _work(self) -> None:
        try:
            with _turns:
                self._examine()
        except Failed as failure:
            self.failure = failure
        except Exception as error:
            LOG.error("An examination failed: %s", error, exc_info=error)
            self.failure = Failed.unknown()
        finally:
            self.step = STEPS[-1]

    def _examine(self) -> None:
        self.step = "check"
        report, issues = self.out / "report.json", self.out / "issues.xlsx"
        ended = self._run("check", str(self.source), f"--json={report}", f"--issues={issues}")
        if ended.stopped or not report.is_file():
            raise explained(ended, self.source)
        self.report = Report(json.loads(report.read_text(encoding="utf-8")))
        if not self.report.tables.get("projects"):
            return
        self.step = "draft"
        names = (f"--name={self.dataset}", f"--title={self.title}")
        ended = self._run("build", f"--source={self.source}", *names, "--draft")
        found = DRAFT.search(ended.out)
        if ended.code or found is None:
            raise explained(ended, self.source)
        self.draft = self.undecided = found[1]

    def _run(self, *arguments: str) -> Ended:
        self._child = Child(arguments, self.out, self._limits)
        if self._cancelled.is_set():
            self._child.cancel()
        return self._child.run()
