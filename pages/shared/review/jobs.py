"""A review being written in a process of its own, so that the dashboard stays quick meanwhile.

The process is the command `python -m warehouse review`. It ends by itself, its memory is given
back when it ends, and it can be ended at any time. Few run at once; the others wait.
"""

import re
import signal
import subprocess
import sys
import tempfile
import threading
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from pages.shared.export import receipt
from pages.shared.export.headless import ROOT, Address

AT_ONCE = 1
"""Reviews written at the same time on one server; each keeps two cores and up to 2 GB busy."""

STEP = re.compile(r"^(\d+)% (.*)$")

_places = threading.BoundedSemaphore(AT_ONCE)


@dataclass
class Job:
    """One review on its way.

    address, form, host: as for the command. stem: what the file is called when it is handed
    over, without its ending. done_pct, doing: how far it is. error: why there is no file;
    content: the file. Nothing is left on disk once the job is forgotten.
    """

    address: Address
    form: str
    host: str
    stem: str = "review"
    done_pct: int = 0
    doing: str = "Waiting for another review to be finished"
    error: str = ""
    content: bytes | None = None
    _process: subprocess.Popen | None = None
    _folder: tempfile.TemporaryDirectory = field(
        default_factory=lambda: tempfile.TemporaryDirectory(prefix="fund-monitor-review-")
    )

    @property
    def running(self) -> bool:
        """Whether there is something to wait for."""
        return self.content is None and not self.error

    @property
    def file(self) -> Path:
        """Where the process writes."""
        return Path(self._folder.name) / f"review.{self.form}"

    def look(self) -> None:
        """Start when there is room, read how far it is, and take the file when it is done."""
        if self._process is None:
            if self.running and _places.acquire(blocking=False):
                self._start()
            return
        self._read_progress()
        if self.running and self._process.poll() is not None:
            self._finish()

    def cancel(self) -> None:
        """End the work; nothing is left of it."""
        if self._process is not None and self._process.poll() is None:
            self._process.send_signal(signal.SIGTERM)
            threading.Thread(target=self._make_sure, daemon=True).start()
        if self.running:
            self.error = "Cancelled. Nothing was written."

    def _start(self) -> None:
        self.doing = "Starting"
        log = Path(self._folder.name) / "progress"
        with log.open("wb") as progress, log.with_suffix(".err").open("wb") as errors:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "warehouse", "review", *arguments(self)],
                cwd=ROOT,
                stdout=progress,
                stderr=errors,
                stdin=subprocess.DEVNULL,
            )
        # Given free when the process ends, whether or not somebody still looks.
        threading.Thread(target=_release_after, args=(self._process,), daemon=True).start()

    def _read_progress(self) -> None:
        lines = (Path(self._folder.name) / "progress").read_text(encoding="utf-8").splitlines()
        told = [found for line in lines if (found := STEP.match(line))]
        if told:
            self.done_pct, self.doing = int(told[-1][1]), told[-1][2]

    def _finish(self) -> None:
        if self._process.returncode == 0:
            self.content, self.done_pct = self.file.read_bytes(), 100
            return
        said = (Path(self._folder.name) / "progress.err").read_text(encoding="utf-8").strip()
        last = said.splitlines()[-1].removeprefix("Error: ") if said else ""
        self.error = last or f"The review could not be written (code {self._process.returncode})."

    def _make_sure(self) -> None:
        """Kill a process that does not end when asked to."""
        try:
            self._process.wait(20)
        except subprocess.TimeoutExpired:
            self._process.kill()


def _release_after(process: subprocess.Popen) -> None:
    process.wait()
    _places.release()


def arguments(job: Job) -> list[str]:
    """The options of the command that writes a job."""
    address, found = job.address, ["--format", job.form, "-o", str(job.file), "--progress"]
    for name, values in receipt.filter_params(address.filters).items():
        found += ["--where", f"{name}={'|'.join(values)}"]
    known_on = address.known_on.isoformat() if isinstance(address.known_on, date) else None
    for option, value in (
        ("--dataset", address.dataset),
        ("--as-of", known_on),
        ("--snapshot", address.snapshot),
        ("--host", job.host),
    ):
        if value:
            found += [option, value]
    return found
