"""Reading a fund's own files: workbooks and text tables, in the state such files are in."""

from etl.intake.read.files import read_files

__all__ = ["read_files"]
