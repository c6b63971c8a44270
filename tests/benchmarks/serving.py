"""A server of our own on the loopback interface, and nothing beyond it."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

START_SECONDS = 60


@dataclass(frozen=True)
class Server:
    """A running server: its port and process."""

    port: int
    process: int

    @property
    def address(self) -> str:
        """Where it answers."""
        return f"http://localhost:{self.port}"

    @property
    def megabytes(self) -> float:
        """Memory that it holds (resident)."""
        lines = Path(f"/proc/{self.process}/status").read_text().splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024


@contextmanager
def running(folder: Path, data: Path) -> Iterator[Server]:
    """Serve the app.py of `folder` on a free port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    environment = os.environ | {"FUND_MONITOR_DATA": str(data)}
    started = subprocess.Popen(command, cwd=folder, env=environment, **quiet)
    server = Server(port, started.pid)
    try:
        wait_until_up(server, started)
        yield server
    finally:
        started.terminate()
        started.wait(timeout=20)


def wait_until_up(server: Server, started: subprocess.Popen) -> None:
    """Raises RuntimeError when the server does not answer in time."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and started.poll() is None:
        try:
            with urllib.request.urlopen(f"{server.address}/_stcore/health", timeout=2):
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("the server did not start")
