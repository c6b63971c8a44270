"""The fuzz run does what it says; how much of it stands is told by `make fuzz`."""

import os

import pytest

from tests.fuzz.__main__ import main, one_input, write_files
from tests.fuzz.seeds import seeds
from tests.fuzz.worker import Worker

KINDS = ("xlsx", "csv", "docx")


@pytest.fixture(scope="module")
def sound():
    return seeds()


def test_few_inputs_of_every_kind_stand(tmp_path, capsys):
    assert main(["--inputs", "21", "--seed", "3", "--failed", str(tmp_path)]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0].split() == ["read", "refused", "failed"]
    counts = {kind: [int(number) for number in rest] for kind, *rest in map(str.split, told[1:4])}
    assert {kind: sum(numbers) for kind, numbers in counts.items()} == dict.fromkeys(KINDS, 7)
    assert all(numbers[2] == 0 for numbers in counts.values())
    assert told[4].startswith("21 inputs in ")
    assert not list(tmp_path.iterdir())


def test_what_the_starting_process_holds_is_not_counted(tmp_path, sound):
    held = bytearray(os.urandom(1)) * 1_200_000_000
    worker = Worker(memory_mb=1_000, seconds=120)
    seed, files = one_input(sound, 1, 1)
    write_files(tmp_path / "input", files)
    outcome = worker.check(tmp_path / "input", seed.damaged, tmp_path)
    worker.stop()
    assert len(held) > outcome.peak_mb * 1_000_000
    assert outcome.result != "failed", outcome.reason


def test_a_failure_is_named_and_its_input_kept(tmp_path, capsys, sound):
    assert main(["--only", "1", "--memory", "1", "--failed", str(tmp_path)]) == 1
    assert "FAILED: seed 1, input 1" in capsys.readouterr().out
    _, files = one_input(sound, 1, 1)
    kept = tmp_path / "seed-1-input-1"
    assert {path.name: path.read_bytes() for path in kept.iterdir()} == files
    assert "at most 1 are allowed" in (tmp_path / "seed-1-input-1.txt").read_text()


def test_seed_and_number_say_which_file_is_damaged_how(sound):
    seed, files = one_input(sound, 5, 2)
    again, same = one_input(sound, 5, 2)
    assert (seed.damaged, files) == (again.damaged, same)
    assert one_input(sound, 6, 2)[1] != files
    changed = [name for name in files if files[name] != seed.files[name]]
    assert changed == [seed.damaged]
