"""How long the warehouse takes for each question that any page asks."""

import time

from tests.benchmarks.report import Row, middle, percentile
from tests.benchmarks.visits import Visit, everything, recorded

ROUNDS = 5
AIM_MS = 15


def measure() -> tuple[list[Row], dict[str, tuple[Visit, Visit]]]:
    """Median, p95 and worst over all questions (each the median of its rounds), and the visits."""
    with recorded() as questions:
        visits = everything()
    times = {key: [] for key in questions}
    for _ in range(ROUNDS):
        for key, (ask, args, named) in questions.items():
            started = time.perf_counter()
            ask(*args, **named)
            times[key].append((time.perf_counter() - started) * 1000)
    found = {key: middle(several) for key, several in times.items()}
    slowest = max(found, key=found.get)
    spread = list(found.values())
    return [
        Row("queries", f"median of {len(spread)} questions", middle(spread), "ms"),
        Row("queries", "p95", percentile(spread, 95), "ms", AIM_MS),
        Row("queries", f"worst: {' '.join(slowest)[:70]}", found[slowest], "ms"),
    ], visits
