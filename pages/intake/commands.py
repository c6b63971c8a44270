"""Short commands of the build that a reader waits for: publish, go back, discard, template."""

import tempfile
from pathlib import Path

from pages.intake.child import Child, Ended
from pages.intake.failures import explained


def publish(dataset: str, snapshot: str) -> None:
    """Put a draft in service. Raises Failed."""
    run("publish", f"--name={dataset}", snapshot)


def go_back(dataset: str, snapshot: str) -> None:
    """Put an earlier snapshot in service. Raises Failed."""
    run("rollback", f"--name={dataset}", snapshot)


def discard(dataset: str, snapshot: str) -> None:
    """Remove a draft. Raises Failed."""
    run("discard", f"--name={dataset}", snapshot)


def template() -> bytes:
    """The empty workbook that people fill in. Raises Failed."""
    with tempfile.TemporaryDirectory(prefix="fund-monitor-intake-") as folder:
        file = Path(folder) / "template.xlsx"
        run("template", str(file))
        return file.read_bytes()


def run(*arguments: str) -> Ended:
    """Run a command to its end. Raises Failed."""
    with tempfile.TemporaryDirectory(prefix="fund-monitor-intake-") as folder:
        ended = Child(arguments, Path(folder)).run()
        if ended.code:
            raise explained(ended, Path(folder))
        return ended
