"""A command of the build as a child process that cannot harm the server.

Files of strangers are only ever opened in such a process. It may use so much memory, time and
disk and no more; what it does beyond that ends it, and nothing else.
"""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

ROOT = Path(__file__).resolve().parents[2]
LIMITED = Path(__file__).with_name("limited.py")
PROGRAM = (sys.executable, "-m", "etl")
DATA_VARIABLE = "FUND_MONITOR_DATA"
GB = 1_000_000_000
READ_BYTES = 100_000
"""Of what a command prints, its end is kept."""

# One thread and one heap keep the address space close to the memory that is used.
FRUGAL = {
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "ARROW_DEFAULT_MEMORY_POOL": "system",
    "MALLOC_ARENA_MAX": "2",
}
SIGNS_OF_MEMORY = (
    "MemoryError",
    "memory allocation",
    "bad_alloc",
    "malloc of size",
    "can't start new thread",
    "Cannot allocate memory",
    "failed to map segment",
)
"""What Python, Rust, C++, Arrow and the loader write when memory is refused."""
MEMORY_SIGNALS = (-signal.SIGABRT, -signal.SIGSEGV, -signal.SIGKILL)

Stopped = Literal["memory", "time", "disk", "cancelled"]


@dataclass(frozen=True)
class Limits:
    """What a child may use; `seconds` is time on the clock, in which it may also wait."""

    memory_bytes: int = 3 * GB
    cpu_seconds: int = 600
    file_bytes: int = GB
    seconds: float = 900.0


@dataclass(frozen=True)
class Ended:
    """How a command ended: exit code, what it printed, and which limit stopped it, if any."""

    code: int
    out: str
    err: str
    stopped: Stopped | None = None


class Child:
    """One command of the build. Run once, by one thread; any thread may cancel it."""

    def __init__(
        self,
        arguments: Sequence[str],
        folder: Path,
        limits: Limits | None = None,
        program: Sequence[str] = PROGRAM,
    ) -> None:
        """Take the arguments of the command and a folder for what it prints and leaves over."""
        self._command_line = [*program, *arguments]
        self._folder = folder
        self._limits = limits or Limits()
        self._process: subprocess.Popen | None = None
        self._cancelled = threading.Event()

    def run(self) -> Ended:
        """Run to the end, or until a limit or `cancel` stops it."""
        printed, complained = self._folder / "stdout.txt", self._folder / "stderr.txt"
        late = False
        with printed.open("wb") as out, complained.open("wb") as err:
            self._process = subprocess.Popen(
                self._command(),
                cwd=ROOT,
                env=self._environment(),
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=err,
                start_new_session=True,
            )
            if self._cancelled.is_set():
                self._kill()
            try:
                self._process.wait(self._limits.seconds)
            except subprocess.TimeoutExpired:
                late = True
                self._kill()
                self._process.wait()
        code, complaint = self._process.returncode, _end_of(complained)
        return Ended(code, _end_of(printed), complaint, self._stopped(code, complaint, late))

    def cancel(self) -> None:
        """Stop the command, or keep it from starting."""
        self._cancelled.set()
        self._kill()

    def _command(self) -> list[str]:
        limits = self._limits
        numbers = [limits.memory_bytes, limits.cpu_seconds, limits.file_bytes]
        return [sys.executable, str(LIMITED), *map(str, numbers), *self._command_line]

    def _environment(self) -> dict[str, str]:
        environment = os.environ | FRUGAL | {"TMPDIR": str(self._folder)}
        if environment.get(DATA_VARIABLE):
            environment[DATA_VARIABLE] = os.path.abspath(environment[DATA_VARIABLE])
        return environment

    def _kill(self) -> None:
        process = self._process
        if process is not None and process.poll() is None:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)

    def _stopped(self, code: int, complaint: str, late: bool) -> Stopped | None:
        if self._cancelled.is_set() and code != 0:
            return "cancelled"
        if late or code == -signal.SIGXCPU:
            return "time"
        if code in MEMORY_SIGNALS or (code and any(sign in complaint for sign in SIGNS_OF_MEMORY)):
            return "memory"
        if code and "File too large" in complaint:
            return "disk"
        return None


def _end_of(file: Path) -> str:
    with file.open("rb") as stream:
        stream.seek(max(0, file.stat().st_size - READ_BYTES))
        return stream.read().decode("utf-8", errors="replace")
