"""The contract between the build and the warehouse: tables, columns and code lists."""

from warehouse.schema.codes import load_codes, numbered_codes
from warehouse.schema.declared import (
    BadDeclaration,
    as_mapping,
    modelled,
    parse_yaml,
    read_entries,
    read_mapping,
    read_yaml,
)
from warehouse.schema.limits import FundLimits, fund_limits
from warehouse.schema.loader import SCHEMA_VERSION, load_schema
from warehouse.schema.model import Column, Schema, Table, TableColumn

__all__ = [
    "SCHEMA_VERSION",
    "BadDeclaration",
    "Column",
    "FundLimits",
    "Schema",
    "Table",
    "TableColumn",
    "as_mapping",
    "fund_limits",
    "load_codes",
    "load_schema",
    "modelled",
    "numbered_codes",
    "parse_yaml",
    "read_entries",
    "read_mapping",
    "read_yaml",
]
