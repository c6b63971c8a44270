"""The limits of the intake, as declared in limits.yml."""

from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from warehouse.schema import modelled, read_mapping

_DECLARED = Path(__file__).parent / "limits.yml"
MB = 1_000_000


class Limits(BaseModel):
    """Sizes in MB (a million bytes) and counts; limits.yml says what each means."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    file_mb: int
    unpacked_mb: int
    unpack_ratio: int
    shared_text_mb: int
    sheet_text_mb: int
    sheets: int
    rows: int
    columns: int
    cells: int
    cell_findings: int
    marked_cells: int


@cache
def load_limits() -> Limits:
    """The limits in force; raises BadDeclaration naming the entry at fault."""
    return modelled(Limits, _DECLARED.name, read_mapping(_DECLARED))
