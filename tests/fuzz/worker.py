"""The process that checks damaged folders: its memory is bounded, and its death is noticed."""

import multiprocessing
import resource
import traceback
import warnings
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from tests.fixtures.memory import peak_mb

MB = 1_000_000
# Much more address space is reserved than used; this only stops a runaway.
_ADDRESS_SPACE = 16_000 * MB

_CONTEXT = multiprocessing.get_context("spawn")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an input: read, refused or failed, and the traceback or other reason.

    `peak_mb` is the most memory the process has held so far.
    """

    result: str
    reason: str = ""
    peak_mb: float = 0


class Worker:
    """A child process that takes one folder after the other; a new one after each death."""

    def __init__(self, memory_mb: int, seconds: float) -> None:
        """Take the most memory a check may hold, and the longest it may take."""
        self._memory_mb, self._seconds = memory_mb, seconds
        self._process: multiprocessing.process.BaseProcess | None = None
        self._pipe: Connection | None = None

    def check(self, folder: Path, damaged: str, scratch: Path) -> Outcome:
        """What becomes of a folder one file of which is damaged."""
        if self._process is None:
            self._start()
        self._pipe.send((folder, damaged, scratch))
        if not self._pipe.poll(self._seconds):
            self.stop()
            return Outcome("failed", f"took more than {self._seconds:g} seconds")
        try:
            outcome = self._pipe.recv()
        except EOFError:
            self._process.join()
            code = self._process.exitcode
            self.stop()
            return Outcome("failed", f"the process died with exit code {code}")
        if outcome.peak_mb > self._memory_mb:
            self.stop()
            reason = f"held {outcome.peak_mb:,.0f} MB, at most {self._memory_mb:,} are allowed"
            return Outcome("failed", reason, outcome.peak_mb)
        return outcome

    def stop(self) -> None:
        """End the process."""
        if self._process is not None:
            self._process.terminate()
            self._process.join()
            self._pipe.close()
        self._process = self._pipe = None

    def _start(self) -> None:
        self._pipe, theirs = _CONTEXT.Pipe()
        self._process = _CONTEXT.Process(target=_serve, args=(theirs,), daemon=True)
        self._process.start()
        theirs.close()


def _serve(pipe: Connection) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (_ADDRESS_SPACE,) * 2)
    warnings.simplefilter("ignore")
    from tests.fuzz.trial import passed

    while True:
        try:
            folder, damaged, scratch = pipe.recv()
        except EOFError:
            return
        try:
            result, reason = ("read" if passed(folder, damaged, scratch) else "refused"), ""
        except BaseException:
            result, reason = "failed", traceback.format_exc()
        pipe.send(Outcome(result, reason, peak_mb()))
