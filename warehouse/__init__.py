"""The warehouse: one definition per number, asked by name.

Its public API is the names below. They are loaded when first used, so that the
build can import `warehouse.schema` without a database.
"""

from importlib import import_module
from typing import Any

_API = (
    "answer",
    "attribute_coverage",
    "codes",
    "columns",
    "concentration",
    "covid_effect",
    "current",
    "datasets",
    "dimensions",
    "dimensions_of",
    "evaluation_status",
    "fairness_by_region",
    "fairness_index",
    "figures",
    "first_revision_curve",
    "judged_on",
    "kept_snapshots",
    "label",
    "metrics",
    "project",
    "query",
    "relations",
    "requests_by_region",
    "requests_index",
    "rows",
    "search",
    "snapshot",
    "watch_rules",
    "watchlist",
)
_WHERE_TO_FIND = {
    **dict.fromkeys(_API, "warehouse.api"),
    **dict.fromkeys(("CovidEffect", "FirstRevision"), "warehouse.analyses"),
    "Concentration": "warehouse.fairness",
    **dict.fromkeys(("CONFIDENCE", "MINIMUM_GROUP"), "warehouse.statistics"),
    **dict.fromkeys(("Answer", "Counts", "SourceRef"), "warehouse.answers"),
    **dict.fromkeys(("moved_figures", "moved_projects", "moved_rows"), "warehouse.differences"),
    "Warehouse": "warehouse.service",
    "Watchlist": "warehouse.watch.answer",
    **dict.fromkeys(("Rule", "Rules", "Threshold"), "warehouse.watch.rules"),
    "Between": "warehouse.filters",
    "KeptSnapshot": "warehouse.kept",
    **dict.fromkeys(("ROOT_DATASET", "SnapshotInfo"), "warehouse.snapshots"),
    **dict.fromkeys(
        ("BadDeclaration", "as_mapping", "modelled", "parse_yaml", "read_mapping"),
        "warehouse.schema",
    ),
    **dict.fromkeys(
        (
            "BadFilter",
            "BrokenSnapshot",
            "NoSnapshot",
            "RegistryError",
            "UnknownName",
            "Unreachable",
            "WarehouseError",
        ),
        "warehouse.errors",
    ),
}

__all__ = sorted(_WHERE_TO_FIND)


def __getattr__(name: str) -> Any:
    if name not in _WHERE_TO_FIND:
        raise AttributeError(f"module 'warehouse' has no attribute '{name}'")
    return getattr(import_module(_WHERE_TO_FIND[name]), name)
