"""The limits that rules of the Fund set, as declared in fund_limits.yml."""

from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from warehouse.schema.declared import modelled, read_entries

DECLARED = Path(__file__).parent / "fund_limits.yml"


class FundLimits(BaseModel):
    """Limits of the Fund; fund_limits.yml says where each is from.

    staff_office_percent       most of the original budget that staff and office may take
    evaluation_percent         least of the original budget set aside for the evaluation
    evaluation_first_year      first funding year for which it has to be
    request_months_before_end  a revision is asked for at least so long before the end
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    staff_office_percent: int
    evaluation_percent: int
    evaluation_first_year: int
    request_months_before_end: int

    @property
    def request_notice(self) -> str:
        """How long before the end a revision is asked for, in words."""
        months = self.request_months_before_end
        return "one month" if months == 1 else f"{months} months"


@cache
def fund_limits() -> FundLimits:
    """The limits in force; raises BadDeclaration naming the entry at fault."""
    declared = read_entries(DECLARED)
    values = {name: entry.get("value") for name, entry in declared.items()}
    return modelled(FundLimits, DECLARED.name, values)
