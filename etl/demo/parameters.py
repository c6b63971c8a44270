"""What shapes the demonstration: distributions, shares, samples and settings of this folder.

Every number comes from one of the files beside this one, where an analyst can change
it and where its source stands beside it.
"""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

import numpy as np

from warehouse.schema import read_entries

FOLDER = Path(__file__).parent

EPOCH = date(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class Distribution:
    """Codes with their weights, for funding years from first to last."""

    first_year: int
    last_year: int
    codes: tuple[str, ...]
    weights: np.ndarray

    @property
    def shares(self) -> np.ndarray:
        """The weights as shares of one."""
        return self.weights / self.weights.sum()


class Parameters:
    """The declared numbers, by name; KeyError for a name that is not declared."""

    def __init__(self, folder: Path = FOLDER) -> None:
        """Read the files of a folder when they are first needed."""
        self._folder = folder

    def rows(self, name: str) -> list[dict[str, str]]:
        """Rows of one CSV file."""
        with (self._folder / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
            return list(csv.DictReader(stream))

    @cached_property
    def _settings(self) -> dict[str, dict[str, object]]:
        return read_entries(self._folder / "settings.yml")

    @cached_property
    def _planted(self) -> dict[str, dict[str, object]]:
        return read_entries(self._folder / "planted.yml")

    @property
    def planted_rules(self) -> tuple[str, ...]:
        """Rules that some records break on purpose."""
        return tuple(self._planted)

    def planted_share(self, rule: str) -> float:
        """Share of the records of a rule that break it on purpose."""
        return self._planted[rule]["share"]

    def planted_range(self, rule: str) -> tuple[float, float]:
        """What a planted error lies between."""
        lowest, highest = self._planted[rule]["range"]
        return lowest, highest

    def number(self, name: str) -> float:
        """One setting that is a number."""
        return self._settings[name]["value"]

    def limits(self, name: str) -> tuple[float, float]:
        """One setting that is a range: lowest and highest."""
        lowest, highest = self._settings[name]["value"]
        return lowest, highest

    def day(self, name: str) -> int:
        """One setting that is a date, as days since 1970-01-01."""
        return (self._settings[name]["value"] - EPOCH).days

    @cached_property
    def _shares(self) -> dict[str, float]:
        return {
            row["share"]: float(row["part"]) / float(row["whole"]) for row in self.rows("shares")
        }

    def share(self, name: str) -> float:
        """One declared share, between 0 and 1."""
        return self._shares[name]

    def shares_named(self, prefix: str) -> dict[str, float]:
        """The shares whose names begin with a prefix, by the rest of the name."""
        named = {key: value for key, value in self._shares.items() if key.startswith(prefix)}
        return {key.removeprefix(prefix): value for key, value in named.items()}

    def sample(self, name: str) -> np.ndarray:
        """Values seen, each as likely as the others."""
        return np.array(
            [float(row["value"]) for row in self.rows("samples") if row["sample"] == name]
        )

    @cached_property
    def _distributions(self) -> dict[str, list[Distribution]]:
        periods: dict[tuple[str, int, int], list[dict[str, str]]] = {}
        for row in self.rows("distributions"):
            key = (row["distribution"], int(row["first_year"]), int(row["last_year"]))
            periods.setdefault(key, []).append(row)
        found: dict[str, list[Distribution]] = {}
        for (name, first, last), rows in periods.items():
            codes = tuple(row["code"] for row in rows)
            weights = np.array([float(row["weight"]) for row in rows])
            found.setdefault(name, []).append(Distribution(first, last, codes, weights))
        return found

    def distributions(self, name: str) -> Sequence[Distribution]:
        """The distributions of one attribute, one for each period of funding years."""
        return self._distributions[name]

    def distribution(self, name: str) -> Distribution:
        """The distribution of an attribute that does not change over the years."""
        (only,) = self._distributions[name]
        return only

    @cached_property
    def funding_years(self) -> Distribution:
        """Funding years with the number of projects a year."""
        rows = self.rows("funding_years")
        first, last = int(self.number("first_year")), int(self.number("last_year"))
        codes = tuple(row["funding_year"] for row in rows)
        return Distribution(first, last, codes, np.array([float(row["projects"]) for row in rows]))
