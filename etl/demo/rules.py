"""The rules of the Fund the demonstration keeps to, from the reference tables."""

from dataclasses import dataclass

from etl.records import Record


@dataclass(frozen=True, slots=True)
class Ceiling:
    """A ceiling for a line, coverage and year; `in_force` when stated for that year."""

    ceiling_usd: int
    highest_usd: int
    in_force: bool


class Rules:
    """Ceilings and eligible States as the published reviews state them."""

    def __init__(self, tables: dict[str, list[Record]]) -> None:
        """Take the reference tables."""
        self._ceilings = sorted(tables["ceilings"], key=lambda row: row["valid_from_year"])
        self.eligible_states = tables["eligible_states"]
        self.country_names = {row["iso3"]: row["country_name"] for row in tables["countries"]}

    def ceiling(self, line: int, coverage: str, year: int) -> Ceiling:
        """The ceiling stated for a year, or the latest stated before it, or the first stated.

        Global projects have no ceiling of their own and keep to the regional one.
        """
        stated = coverage if coverage != "global" else "regional"
        rows = [
            row
            for row in self._ceilings
            if row["funding_line"] == line and row["coverage"] == stated
        ]
        earlier = [row for row in rows if row["valid_from_year"] <= year] or rows[:1]
        row = earlier[-1]
        within = row["valid_from_year"] <= year <= row["valid_to_year"]
        return Ceiling(
            ceiling_usd=int(row["ceiling_usd"]),
            highest_usd=int(row["exceptional_ceiling_usd"] or row["ceiling_usd"]),
            in_force=within and coverage != "global",
        )
