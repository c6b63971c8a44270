"""The contract between the build and the warehouse: tables, columns and code lists."""

from warehouse.schema.codes import load_codes
from warehouse.schema.limits import FundLimits, fund_limits
from warehouse.schema.loader import SCHEMA_VERSION, load_schema
from warehouse.schema.model import Column, Schema, Table, TableColumn

__all__ = [
    "SCHEMA_VERSION",
    "Column",
    "FundLimits",
    "Schema",
    "Table",
    "TableColumn",
    "fund_limits",
    "load_codes",
    "load_schema",
]
