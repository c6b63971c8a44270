"""Writes the warehouse's golden files anew: `python -m tests.golden.update`.

Run it on purpose, after a change that is meant to alter them, and read the
difference before committing. The tests never write these files.
"""

import csv
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from etl.build import build
from warehouse.compile import compile_query
from warehouse.declarations import load_registry
from warehouse.filters import Between, resolve
from warehouse.output import text
from warehouse.reconcile import recomputations
from warehouse.service import Warehouse

GOLDEN = Path(__file__).parent
SQL_FOLDER = GOLDEN / "sql"
VALUES_FILE = GOLDEN / "metric_values.csv"
RECORDS_FILE = GOLDEN / "record_recomputations.csv"

# Shapes of SQL that no single metric shows: (file name, metrics, by, where).
COMPOSED: list[tuple[str, list[str], list[str], dict[str, Any]]] = [
    ("_by_own_column", ["projects"], ["fund_region"], {"funding_year": Between(2011, 2014)}),
    ("_by_many_valued", ["budget_usd"], ["iso3"], {"iso3": ["KEN", "UGA"]}),
    ("_by_related", ["revisions"], ["fund_region"], {"coverage": "national"}),
    ("_several_relations", ["projects", "revisions"], ["revision_type"], {}),
    (
        "_not_stated",
        ["projects"],
        ["gender_method"],
        {"gender_method": None, "iso3": [None, "KEN"]},
    ),
]
# What the values are asked by; every metric that reaches it is in the file.
VALUES_BY = ["", "review", "fund_region"]


def golden_sql() -> Iterator[tuple[str, str]]:
    """File name and SQL of each metric alone, then of the composed questions."""
    registry = load_registry()
    alone = [(name, [name], [], {}) for name in registry.metrics]
    for name, metrics, by, where in [*alone, *COMPOSED]:
        filters = [resolve(registry.dimension(key), wanted) for key, wanted in where.items()]
        statement = compile_query(
            registry,
            [registry.metric(metric) for metric in metrics],
            [registry.dimension(dimension) for dimension in by],
            filters,
        )
        bound = "".join(f"-- ${key} = {value!r}\n" for key, value in statement.params.items())
        yield f"{name}.sql", f"{bound}{statement.sql}\n"


def metric_values(warehouse: Warehouse) -> Iterator[dict[str, str]]:
    """Every metric on the real snapshot, in all and by VALUES_BY."""
    registry = load_registry()
    for by in VALUES_BY:
        for name, metric in registry.metrics.items():
            if by and by not in registry.reachable(registry.relation(metric.relation)):
                continue
            for row in warehouse.query([name], [by] if by else []).to_pylist():
                yield {
                    "metric": name,
                    "by": by,
                    "group": text(row[by]) if by else "",
                    **{key: text(row[key]) for key in ("used", "eligible", "missing")},
                    "value": text(row[name]),
                }


def record_values(warehouse: Warehouse) -> Iterator[dict[str, str]]:
    """What the records say of every figure declared in reconciliation/records.csv."""
    figures = warehouse.rows("published_figures").to_pylist()
    by_id = {figure["figure_id"]: figure for figure in figures}
    found = {one.figure_id: one for one in recomputations(warehouse, by_id)}
    for figure_id in sorted(found):
        yield {
            "figure_id": figure_id,
            "recomputed": text(found[figure_id].number),
            "verdict": found[figure_id].verdict,
        }


def main() -> None:
    """Build the real snapshot and write every golden file."""
    for file in SQL_FOLDER.glob("*.sql"):
        file.unlink()
    for name, sql in golden_sql():
        (SQL_FOLDER / name).write_text(sql, encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        build(Path(folder))
        warehouse = Warehouse.open(Path(folder))
        _write(VALUES_FILE, metric_values(warehouse))
        _write(RECORDS_FILE, record_values(warehouse))
    click.echo(f"Wrote the golden files in {GOLDEN}. Read the difference before committing.")


def _write(file: Path, rows: Iterator[dict[str, str]]) -> None:
    listed = list(rows)
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, listed[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(listed)


if __name__ == "__main__":
    sys.exit(main())
