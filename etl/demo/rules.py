"""The rules of the Fund the demonstration keeps to, from the reference tables."""

from dataclasses import dataclass

import numpy as np

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

    def ceilings(
        self, lines: np.ndarray, coverage: np.ndarray, years: np.ndarray
    ) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Ceiling, highest by exception, and whether stated for the year, of each project."""
        names, coverage_place = np.unique(coverage.astype(str), return_inverse=True)
        keys = np.stack([lines, coverage_place, years], axis=1)
        distinct, place = np.unique(keys, axis=0, return_inverse=True)
        found = [
            self.ceiling(int(line), str(names[code]), int(year)) for line, code, year in distinct
        ]
        ceiling = np.array([rule.ceiling_usd for rule in found], np.int64)
        highest = np.array([rule.highest_usd for rule in found], np.int64)
        in_force = np.array([rule.in_force for rule in found], bool)
        return ceiling[place], highest[place], in_force[place]
