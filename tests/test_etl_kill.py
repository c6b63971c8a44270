"""Builds killed at random points never leave a broken snapshot in service."""

import os
import random
import signal
import time
from pathlib import Path

from etl.build import build
from etl.publish import broken_files

KILLS = 50


def start_build(out: Path, sources: Path) -> int:
    """Fork a child that builds and exits 0; its process id."""
    child = os.fork()
    if child:
        return child
    status = 1
    try:
        build(out, sources)
        status = 0
    finally:
        os._exit(status)


def finish(child: int) -> int:
    return os.waitpid(child, 0)[1]


def timed_build(out: Path, sources: Path) -> float:
    begin = time.perf_counter()
    assert finish(start_build(out, sources)) == 0
    return time.perf_counter() - begin


def snapshot_in_service(out: Path) -> Path:
    return out / "snapshots" / (out / "CURRENT").read_text().strip()


def unfinished(out: Path) -> set[str]:
    return {path.name for path in (out / "snapshots").glob(".building-*")}


def whole(out: Path, checked: set[Path]) -> bool:
    """Whether the snapshot in service, and every one put in place since, is complete."""
    current = snapshot_in_service(out)
    new = {path for path in (out / "snapshots").glob("[0-9a-f]*") if path not in checked}
    checked |= new
    return not any(broken_files(path) for path in {current, *new})


def test_killed_builds_leave_a_whole_snapshot_in_service(sources, tmp_path):
    seed = random.SystemRandom().randrange(10**6)
    print(f"seed of the kills: {seed}")
    chance = random.Random(seed)
    out = tmp_path / "data"
    duration = min(timed_build(out, sources.folder) for _ in range(3))
    killed = switched = while_writing = 0
    checked: set[Path] = set()
    title, attempt = "Fair work in Uganda", 0
    while killed < KILLS:
        attempt += 1
        # Every build makes another snapshot, so that each one has all to do.
        sources.replace("projects.csv", title, f"Fair work {attempt}")
        title, before, left = f"Fair work {attempt}", snapshot_in_service(out), unfinished(out)
        child = start_build(out, sources.folder)
        time.sleep(chance.uniform(0, duration * 1.1))
        os.kill(child, signal.SIGKILL)
        killed += os.WIFSIGNALED(finish(child))
        switched += snapshot_in_service(out) != before
        while_writing += bool(unfinished(out) - left)
        assert whole(out, checked), f"seed {seed}, attempt {attempt}"
    print(f"{killed} killed, {while_writing} of them while writing; {switched} snapshots switched")
    assert while_writing > 0, "no kill met a build while it wrote"
    timed_build(out, sources.folder)
    assert whole(out, set())
    assert unfinished(out) == set()
