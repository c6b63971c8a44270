"""Fills a database with a snapshot: its tables, code lists, limits of the Fund, then the models."""

from datetime import date
from pathlib import Path

import pyarrow as pa

from warehouse.declarations import load_registry, model_names
from warehouse.engine import Engine
from warehouse.faults import told
from warehouse.past import load_as_of, load_recorded
from warehouse.schema import fund_limits, load_codes
from warehouse.schema.codes import CODES_FOLDER


def load(snapshot: Path, as_of: date | None = None) -> Engine:
    """A database with everything in a snapshot, or with what was known of it on a day.

    It is not locked yet. Raises BrokenSnapshot, and RegistryError naming the model whose SQL
    the database does not understand.
    """
    engine = Engine()
    if as_of is None:
        load_recorded(engine, snapshot)
    else:
        load_as_of(engine, snapshot, as_of)
    engine.load_arrow("code_lists", _code_lists())
    engine.load_arrow("fund_limits", pa.Table.from_pylist([fund_limits().model_dump()]))
    relations = load_registry().relations
    for name in model_names():
        with told(f"models/{name}.sql"):
            engine.build_model(name, relations[name].sql or "")
    return engine


def _code_lists() -> pa.Table:
    """Every code list with its display order, for sorting groups.

    Lists of tags share one file, where a code may come once per family;
    `is_first` marks one row per code.
    """
    rows, seen = [], set()
    for file in sorted(CODES_FOLDER.glob("*.csv")):
        for position, row in enumerate(load_codes(file.stem)):
            code = row.get("code")
            entry = {"list": file.stem, "family": row.get("tag_family"), "code": code}
            is_first = (file.stem, code) not in seen
            rows.append({**entry, "position": position, "is_first": is_first})
            seen.add((file.stem, code))
    text, number = pa.string(), pa.int64()
    schema = {
        "list": text,
        "family": text,
        "code": text,
        "position": number,
        "is_first": pa.bool_(),
    }
    return pa.Table.from_pylist(rows, schema=pa.schema(schema))
