"""The inputs of a build, for the manifest."""

from pathlib import Path

from etl.publish import sha256_of
from etl.records import Record
from warehouse.schema.codes import CODES_FOLDER


def input_entries(sources_folder: Path, accounting: list[Record]) -> list[dict[str, object]]:
    """Path, SHA-256 and data rows of every file the build reads.

    Source files are named below the sources folder, code lists below
    warehouse/. Rows are None for declarations and code lists.
    """
    rows = {entry["source_file"]: entry["rows_in"] for entry in accounting}
    entries = []
    for path in sorted(sources_folder.glob("*/*")):
        if path.suffix in {".csv", ".yml"}:
            name = path.relative_to(sources_folder).as_posix()
            entries.append({"path": name, "sha256": sha256_of(path), "rows": rows.get(name)})
    for path in sorted(CODES_FOLDER.glob("*.csv")):
        entries.append({"path": f"codes/{path.name}", "sha256": sha256_of(path), "rows": None})
    return entries
