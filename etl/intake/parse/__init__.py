"""From texts of a column to typed values, each distinct text once."""

from etl.intake.parse.column import parse_column
from etl.intake.parse.distinct import Fault, Parsed

__all__ = ["Fault", "Parsed", "parse_column"]
