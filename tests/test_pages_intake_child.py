"""Files are examined in a process that cannot harm the server, and in a folder of their own."""

import asyncio
import fcntl
import gc
import os
import subprocess
import sys
import threading
import time
import tomllib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from etl.intake.limits import load_limits
from pages.intake import naming, session
from pages.intake.child import GB, Child, Ended, Limits
from pages.intake.examination import Examination
from pages.intake.failures import explained
from pages.shared import intake
from tests.fixtures.intake_files import write_book
from tests.test_etl_intake_hostile import OLE, sheet_markup, with_sheet

ROOT = Path(__file__).resolve().parent.parent
HEADERS = ["Project code", "Title", "Funding year"]
ROW = ["LM.0001", "One", 2019]
SECONDS = 120
FREE = Limits(memory_bytes=GB, cpu_seconds=60, file_bytes=GB, seconds=SECONDS)
RUN = (sys.executable, "-c")


@pytest.fixture(autouse=True)
def data(tmp_path, monkeypatch):
    monkeypatch.setitem(os.environ, "FUND_MONITOR_DATA", str(tmp_path / "data"))
    return tmp_path / "data"


@pytest.fixture
def folders(tmp_path):
    """A folder for files and one for what is written."""
    (tmp_path / "source").mkdir()
    (tmp_path / "out").mkdir()
    return tmp_path / "source", tmp_path / "out"


def examined(folders, limits=FREE) -> Examination:
    examination = Examination(*folders, "my-fund", "My fund", limits)
    examination.start()
    examination.wait(SECONDS)
    assert examination.ended
    return examination


def ran(tmp_path, code, **limits) -> Ended:
    return Child([code], tmp_path, Limits(**{"seconds": 60, **limits}), RUN).run()


def test_files_made_to_do_harm_are_refused_one_by_one_in_little_memory(folders):
    source, _ = folders
    with_sheet(source / "bomb.xlsx", sheet_markup(" " * 80_000_000))
    far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    with_sheet(source / "cells.xlsx", sheet_markup(f'<row r="1"><c r="A1"/></row>{far}'))
    formulas = '<row r="1"><c r="A1"><f>B1</f></c></row><row r="2"><c r="A2"><f>B2</f></c></row>'
    with_sheet(source / "formulas.xlsx", sheet_markup(formulas))
    (source / "locked.xlsx").write_bytes(OLE + "EncryptedPackage".encode("utf-16-le"))
    (source / "torn.xlsx").write_bytes(b"PK\x03\x04" + bytes(300))
    (source / "program.xlsx").write_bytes(b"MZ\x90\x00" + bytes(200))
    write_book(source / "good.xlsx", [HEADERS, ROW])
    examination = examined(folders)
    assert examination.failure is None
    table = examination.report.findings("error").to_pylist()
    said = {row["file"].partition(" / ")[0]: row["message"] for row in table}
    for name, words in {
        "bomb.xlsx": "times its size",
        "cells.xlsx": "1,048,576 rows",
        "formulas.xlsx": "formula",
        "locked.xlsx": "a password",
        "torn.xlsx": "damaged",
        "program.xlsx": "a Windows program",
    }.items():
        assert words in said[name], name
    assert examination.report.tables["projects"] == 1
    assert examination.draft is not None


def test_a_dataset_that_another_build_is_writing_is_told(folders, data):
    write_book(folders[0] / "good.xlsx", [HEADERS, ROW])
    own = data / "datasets" / "my-fund"
    own.mkdir(parents=True)
    with (own / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        failure = examined(folders).failure
    assert "Somebody else is publishing to this dataset" in failure.happened


def test_a_declaration_that_is_wrong_is_told_without_the_folder(folders):
    (folders[0] / "intake.yml").write_text("date_order: sometimes\n")
    write_book(folders[0] / "good.xlsx", [HEADERS, ROW])
    failure = examined(folders).failure
    assert "day_first or month_first" in failure.do
    assert str(folders[0]) not in failure.do


@pytest.mark.parametrize(
    ("code", "limits", "stopped"),
    [
        ("x = bytearray(10**9)", {"memory_bytes": GB // 2}, "memory"),
        ("import os; os.abort()", {}, "memory"),
        ("while True: pass", {"cpu_seconds": 1}, "time"),
        ("import time; time.sleep(60)", {"seconds": 0.5}, "time"),
        ("open('big', 'wb').write(bytes(10**6))", {}, "disk"),
        ("raise SystemExit(3)", {}, None),
    ],
)
def test_a_limit_ends_the_command_and_nothing_else(tmp_path, code, limits, stopped):
    code = f"import os; os.chdir({str(tmp_path)!r})\n{code}"
    most = 10**5 if stopped == "disk" else GB
    began = time.monotonic()
    ended = ran(tmp_path, code, file_bytes=most, **limits)
    assert ended.stopped == stopped
    assert ended.code != 0
    assert time.monotonic() - began < 50
    failure = explained(ended, tmp_path)
    assert failure.happened.endswith((".", "stopped."))
    assert failure.do


def test_a_command_can_be_cancelled_before_and_while_it_runs(tmp_path):
    child = Child(["import time; time.sleep(60)"], tmp_path, Limits(), RUN)
    timer = threading.Timer(0.5, child.cancel)
    timer.start()
    assert child.run().stopped == "cancelled"
    early = Child(["import time; time.sleep(60)"], tmp_path, Limits(), RUN)
    early.cancel()
    assert early.run().stopped == "cancelled"


def test_a_lower_limit_of_the_system_stays(tmp_path):
    code = "import resource; print(resource.getrlimit(resource.RLIMIT_FSIZE))"
    limited = str(ROOT / "pages" / "intake" / "limited.py")
    low, high = "100000", str(GB)
    inner = [sys.executable, limited, high, "60", high, sys.executable, "-c", code]
    outer = [sys.executable, limited, high, "60", low, *inner]
    done = subprocess.run(outer, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "(100000, 100000)"


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("fund 2024.xlsx", "fund 2024.xlsx"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\me\\fund.xlsx", "fund.xlsx"),
        (".hidden.csv", "hidden.csv"),
        ("~$fund.xlsx", "__fund.xlsx"),
        ("a\x00b\n.csv", "a_b_.csv"),
        ("--out=x.csv", "out_x.csv"),
        ("..", "file"),
        ("", "file"),
        ("Projets été.csv", "Projets été.csv"),
        ("Column_Map.csv", "column_map.csv"),
        ("issues.xlsx", "corrected-issues.xlsx"),
        ("issues-1-fund.xlsx", "corrected-issues-1-fund.xlsx"),
        (f"{'x' * 300}.xlsx", f"{'x' * 100}.xlsx"),
    ],
)
def test_names_of_files_lead_nowhere(given, name):
    assert session.safe_name(given) == name


def test_files_stand_where_the_check_looks_for_them(tmp_path):
    given = [("a.csv", b"1"), ("A.csv", b"2"), ("x/form.docx", b"3"), ("sent.csv", b"4")]
    session.save(given, tmp_path / "source")
    found = {
        str(path.relative_to(tmp_path / "source")): path.read_bytes()
        for path in (tmp_path / "source").rglob("*.*")
    }
    assert found == {
        "a.csv": b"1",
        "A (2).csv": b"2",
        "questionnaires/form.docx": b"3",
        "questionnaires/sent.csv": b"4",
    }


def test_nothing_of_a_session_is_left_when_it_ends(tmp_path, data):
    book = write_book(tmp_path / "fund.xlsx", [HEADERS, ROW]).read_bytes()
    works = [session.Work([("fund.xlsx", book)], name, name) for name in ("one", "two")]
    folders = {work.folder for work in works}
    assert len(folders) == 2
    for work in works:
        work.examination.wait(SECONDS)
        assert work.examination.undecided is not None
    del work, works
    gc.collect()
    assert not any(folder.exists() for folder in folders)
    until = time.monotonic() + 60
    while list(data.glob("datasets/*/snapshots")) and time.monotonic() < until:
        time.sleep(0.2)
    assert not list(data.glob("datasets/*"))


def test_too_many_files_or_too_large_ones_are_told():
    assert "too many" in naming.problems_of_files(["a"] * 61, [1] * 61)[0]
    assert "larger than 300 MB" in naming.problems_of_files(["a"], [300_000_001])[0]
    assert naming.problems_of_files(["a"], [1]) == []


def test_the_server_takes_files_as_large_as_the_check_reads():
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text())
    assert config["server"]["maxUploadSize"] == load_limits().file_mb


def answers(method: str, path: str) -> list[int]:
    """Status codes sent for a request; 204 where the application behind was reached."""
    sent = []

    async def behind(scope, receive, send):
        await send({"type": "http.response.start", "status": 204})

    async def send(message):
        sent.append(message)

    scope = {"type": "http", "method": method, "path": path, "headers": []}
    # In a thread of its own: the browser tests keep a loop running in this one.
    with ThreadPoolExecutor(1) as threads:
        threads.submit(asyncio.run, intake.NoUploads(behind)(scope, None, send)).result()
    return [message["status"] for message in sent if "status" in message]


@pytest.mark.parametrize(("setting", "status"), [("off", 403), ("", 403), ("on", 204)])
def test_no_file_is_taken_while_the_intake_is_off(monkeypatch, setting, status):
    monkeypatch.setitem(os.environ, intake.VARIABLE, setting)
    assert answers("PUT", "/_stcore/upload_file/session/file") == [status]
    assert answers("GET", "/overview") == [204]
