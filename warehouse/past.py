"""The tables of a snapshot as they were known on an earlier day.

`as_of/as_of.yml` lists, in order, what is drawn up; each is one SELECT in `as_of/`.
"""

from datetime import date
from functools import cache
from pathlib import Path

import pyarrow as pa

from warehouse.declarations import load_registry
from warehouse.engine import Engine
from warehouse.errors import RegistryError
from warehouse.faults import told
from warehouse.schema import load_schema, read_mapping

FOLDER = Path(__file__).parent / "as_of"
_RECORDED = "recorded_"
_DAY = "as_of_day"
_OBSERVED = "observation_days"


def load_recorded(engine: Engine, snapshot: Path) -> None:
    """Load every table of a snapshot under its own name, as recorded."""
    for name in load_schema().tables:
        engine.load_parquet(name, snapshot / f"{name}.parquet")


def load_as_of(engine: Engine, snapshot: Path, day: date) -> None:
    """Load every table as it was known on `day`, under its own name.

    What has no date of its own is known as `as_of/known_projects.sql` says. Raises
    BrokenSnapshot, and RegistryError naming the file whose SQL the database does not understand.
    """
    tables, steps = load_schema().tables, _steps()
    load_recorded(engine, snapshot)
    with told(f"models/{_OBSERVED}.sql"):
        engine.build_model(_OBSERVED, load_registry().relation(_OBSERVED).sql or "")
    recorded = [*tables, _OBSERVED]
    for name in recorded:
        engine.rename(name, f"{_RECORDED}{name}")
    engine.load_arrow(_DAY, pa.table({"day": pa.array([day], pa.date32())}))
    for name, sql in steps.items():
        with told(f"as_of/{name}.sql"):
            engine.build_model(name, sql)
    for name in tables.keys() - steps.keys():
        engine.build_model(name, f"SELECT * FROM {_RECORDED}{name}")  # noqa: S608
    helpers = steps.keys() - tables.keys()
    for name in [*helpers, _DAY, *(f"{_RECORDED}{each}" for each in recorded)]:
        engine.drop(name)


@cache
def _steps() -> dict[str, str]:
    """Name to SELECT of everything that is drawn up, in order."""
    named = read_mapping(FOLDER / "as_of.yml")
    missing = {f"{name}.sql" for name in named} ^ {file.name for file in FOLDER.glob("*.sql")}
    if missing:
        raise RegistryError(f"as_of.yml and the files beside it differ by {sorted(missing)}.")
    return {name: (FOLDER / f"{name}.sql").read_text(encoding="utf-8") for name in named}
