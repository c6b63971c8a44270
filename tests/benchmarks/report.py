"""What was measured, as one table and as JSON."""

import json
import statistics
from dataclasses import asdict, dataclass
from pathlib import Path

RESULT = Path(__file__).resolve().parents[2] / "build" / "benchmarks.json"


@dataclass(frozen=True)
class Row:
    """One measured number. aim: what it should stay below, None where none is set."""

    part: str
    what: str
    value: float
    unit: str
    aim: float | None = None

    @property
    def cells(self) -> tuple[str, ...]:
        """The row as it is printed."""
        verdict = "" if self.aim is None else ("yes" if self.value <= self.aim else "NO")
        aim = "" if self.aim is None else f"{self.aim:g}"
        return (self.part, self.what, f"{self.value:,.2f}", self.unit, aim, verdict)


HEAD = ("part", "what", "value", "unit", "aim", "kept")


def table(rows: list[Row]) -> str:
    """The rows as a Markdown table."""
    lines = [HEAD, tuple("---" for _ in HEAD), *(row.cells for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def write(rows: list[Row], file: Path = RESULT) -> None:
    """Write the rows as JSON."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps([asdict(row) for row in rows], indent=1), encoding="utf-8")


def percentile(values: list[float], percent: int) -> float:
    """The smallest of `values` that at least `percent` of 100 do not exceed."""
    ordered = sorted(values)
    return ordered[max(0, -(-len(ordered) * percent // 100) - 1)]


def middle(values: list[float]) -> float:
    """The median; not a number when nothing was measured."""
    return statistics.median(values) if values else float("nan")
