"""Writes the golden figure specifications: `python -m tests.golden.figures.update`."""

import json
from pathlib import Path

from tests.golden.figures import (
    covid_samples,
    effect_samples,
    evaluations_samples,
    explore_samples,
    fairness_samples,
    gender_rights_samples,
    intent_samples,
    ledger_samples,
    objectives_samples,
    peers_samples,
    results_samples,
    samples,
)

FOLDER = Path(__file__).parent
SAMPLES = (
    samples,
    covid_samples,
    gender_rights_samples,
    objectives_samples,
    peers_samples,
    results_samples,
    evaluations_samples,
    explore_samples,
    ledger_samples,
    effect_samples,
    fairness_samples,
    intent_samples,
)
"""Modules with a function `figures()`: the shared kinds of chart, then those of pages."""


def specifications() -> dict[str, str]:
    """File name to the specification as JSON with one value a line."""
    return {
        f"{name}.json": json.dumps(figure.to_plotly_json(), indent=1, sort_keys=True) + "\n"
        for sample in SAMPLES
        for name, figure in sample.figures().items()
    }


def write() -> None:
    """Replace the golden files by what the builders make now."""
    wanted = specifications()
    for file in FOLDER.glob("*.json"):
        if file.name not in wanted:
            file.unlink()
    for name, text in wanted.items():
        (FOLDER / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write()
