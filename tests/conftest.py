"""Fixtures that several test files share."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from etl.demo.build import build_demonstration
from tests.fixtures.etl.sources import SmallSources

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session", autouse=True)
def _no_built_data(tmp_path_factory):
    """Keep the tests from what happens to be built in `data/`: a fresh clone has nothing."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FUND_MONITOR_DATA", str(tmp_path_factory.mktemp("nothing-built")))
        yield


@pytest.fixture(scope="session")
def real_data(tmp_path_factory) -> Path:
    """A data folder with one snapshot, built by the command line from the shipped sources."""
    folder = tmp_path_factory.mktemp("data")
    done = subprocess.run(
        [sys.executable, "-m", "etl", "build", "--out", str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="session")
def demonstrated(real_data, tmp_path_factory) -> Path:
    """A data folder with the published reviews and the demonstration beside them."""
    folder = tmp_path_factory.mktemp("demonstrated") / "data"
    shutil.copytree(real_data, folder)
    build_demonstration(folder / "datasets" / "demonstration", 309, 7)
    return folder


@pytest.fixture
def in_service(real_data, monkeypatch) -> Path:
    """Put the snapshot of `real_data` in service for the code under test."""
    monkeypatch.setitem(os.environ, "FUND_MONITOR_DATA", str(real_data))
    return real_data


@pytest.fixture
def sources(tmp_path) -> SmallSources:
    """A small source folder of this test's own, to build from and to spoil."""
    return SmallSources(tmp_path / "sources")
