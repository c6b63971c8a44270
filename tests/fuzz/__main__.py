"""`python -m tests.fuzz`: damage files, check them, print what became of them."""

import argparse
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from random import Random

from tests.fuzz.mutate import damaged
from tests.fuzz.seeds import Seed, seeds
from tests.fuzz.worker import Outcome, Worker

RESULTS = ("read", "refused", "failed")
FAILED = Path("build") / "fuzz"
MEMORY_MB = 1_000
SECONDS = 120
TOLD_EVERY = 500


def main(arguments: list[str]) -> int:
    """Run the inputs asked for; 1 when one of them failed, else 0."""
    options = _options(arguments)
    sound, worker = seeds(), Worker(options.memory, SECONDS)
    numbers = range(options.inputs) if options.only is None else [options.only]
    counts: Counter[tuple[str, str]] = Counter()
    peak, begun = 0.0, time.monotonic()
    for number in numbers:
        seed, files = one_input(sound, options.seed, number)
        with tempfile.TemporaryDirectory() as folder:
            outcome = _checked(worker, seed, files, Path(folder))
        counts[seed.kind, outcome.result] += 1
        peak = max(peak, outcome.peak_mb)
        if outcome.result == "failed":
            _keep(options.failed, options.seed, number, files, outcome)
        if (number + 1) % TOLD_EVERY == 0:
            print(f"{number + 1:,} of {options.inputs:,} inputs", flush=True)
    worker.stop()
    _tell(counts, peak, time.monotonic() - begun)
    return 1 if any(result == "failed" for _, result in counts) else 0


def one_input(
    sound: Mapping[str, list[Seed]], run: int, number: int
) -> tuple[Seed, dict[str, bytes]]:
    """The seed of an input, and the files of its folder with one of them damaged.

    The same run and number give the same bytes.
    """
    random = Random(f"{run}-{number}")
    kinds = list(sound)
    seed = random.choice(sound[kinds[number % len(kinds)]])
    content = damaged(seed.files[seed.damaged], seed.kind, random)
    return seed, {**seed.files, seed.damaged: content}


def _checked(worker: Worker, seed: Seed, files: Mapping[str, bytes], folder: Path) -> Outcome:
    write_files(folder / "input", files)
    return worker.check(folder / "input", seed.damaged, folder)


def write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write the files of an input, by their paths below `folder`."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _keep(folder: Path, run: int, number: int, files: Mapping[str, bytes], why: Outcome) -> None:
    kept = folder / f"seed-{run}-input-{number}"
    shutil.rmtree(kept, ignore_errors=True)
    write_files(kept, files)
    kept.with_suffix(".txt").write_text(why.reason, encoding="utf-8")
    last = why.reason.strip().splitlines()[-1]
    print(f"FAILED: seed {run}, input {number} ({kept}): {last}", flush=True)


def _tell(counts: Mapping[tuple[str, str], int], peak_mb: float, seconds: float) -> None:
    kinds = list(dict.fromkeys(kind for kind, _ in counts))
    print(f"{'':8}{''.join(f'{result:>9}' for result in RESULTS)}")
    for kind in kinds:
        print(f"{kind:8}{''.join(f'{counts.get((kind, result), 0):9,}' for result in RESULTS)}")
    total = sum(counts.values())
    print(f"{total:,} inputs in {seconds:,.0f} s; at most {peak_mb:,.0f} MB held")


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--inputs", type=int, default=2_000, help="how many files to damage")
    parser.add_argument("--seed", type=int, default=1, help="another one damages them otherwise")
    parser.add_argument("--only", type=int, help="only the input of this number")
    parser.add_argument("--memory", type=int, default=MEMORY_MB, help="MB a check may hold")
    parser.add_argument("--failed", type=Path, default=FAILED, help="where failures are kept")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
