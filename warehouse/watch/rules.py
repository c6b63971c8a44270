"""Reads the rules of the watchlist from rules.yml and checks them."""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from warehouse.errors import BadFilter, RegistryError, UnknownName
from warehouse.schema import as_mapping, load_codes, modelled, read_mapping

FILE = Path(__file__).with_name("rules.yml")
_PARAMETER = re.compile(r"\$(\w+)")
_PLACEHOLDER = re.compile(r"\{(\w+)\|(\w+)\}")
FORMS = frozenset(
    ("usd", "percent", "count", "months", "day", "days", "budget", "ends", "closes", "due")
)
"""Forms in which `told` may write the value of a column; rules.yml explains them."""


class _Declared(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Threshold(_Declared):
    """A number that rules are set to; `why` says where it comes from."""

    name: str
    label: str
    unit: str
    value: int
    least: int
    most: int
    why: str
    choosable: bool = True

    @model_validator(mode="after")
    def _in_range(self) -> "Threshold":
        if not self.least <= self.value <= self.most:
            raise ValueError(f"value {self.value} is not from {self.least} to {self.most}")
        return self


class Rule(_Declared):
    """One rule; rules.yml explains every key."""

    code: str
    label: str
    meaning: str
    fund_rule: str
    weight: int = Field(ge=1, le=3)
    statuses: tuple[str, ...] = Field(min_length=1)
    applies: str = "TRUE"
    flagged: str
    rests_on: str
    told: str

    @field_validator("told")
    @classmethod
    def _readable(cls, told: str) -> str:
        rest = _PLACEHOLDER.sub("", told)
        if "{" in rest or "}" in rest:
            raise ValueError("write every placeholder as {column|form}")
        for _, form in _PLACEHOLDER.findall(told):
            if form not in FORMS:
                raise ValueError(f"there is no form '{form}'; known: {', '.join(sorted(FORMS))}")
        return told

    @property
    def placeholders(self) -> list[tuple[str, str]]:
        """Column and form of every value that `told` writes."""
        return _PLACEHOLDER.findall(self.told)

    @property
    def thresholds(self) -> list[str]:
        """Names of the numbers it is set to, in the order it names them."""
        return list(dict.fromkeys(_PARAMETER.findall(f"{self.applies} {self.flagged}")))


class Rules(_Declared):
    """Every rule by its code, and every threshold by its name."""

    rules: dict[str, Rule]
    thresholds: dict[str, Threshold]

    def kept(self, without: Iterable[str]) -> list[Rule]:
        """The rules but for those switched off; raises UnknownName for one there is not."""
        off = set(without)
        for code in off - self.rules.keys():
            raise UnknownName("rule of the watchlist", code, self.labels)
        return [rule for code, rule in self.rules.items() if code not in off]

    def set_to(self, chosen: Mapping[str, int]) -> dict[str, int]:
        """The value of every threshold, those chosen in place of those declared.

        Raises UnknownName, and BadFilter for a value that cannot be chosen.
        """
        for name, value in chosen.items():
            if name not in self.thresholds:
                labels = {known.name: known.label for known in self.thresholds.values()}
                raise UnknownName("threshold of the watchlist", name, labels)
            known = self.thresholds[name]
            whole = isinstance(value, int) and not isinstance(value, bool)
            if not whole or not known.least <= value <= known.most:
                raise BadFilter(
                    f"'{value}' cannot be chosen for {name} ({known.label.lower()}).",
                    f"Give a whole number from {known.least} to {known.most} ({known.unit}).",
                )
        return {name: chosen.get(name, known.value) for name, known in self.thresholds.items()}

    @property
    def labels(self) -> dict[str, str]:
        """Code of each rule to its label."""
        return {code: rule.label for code, rule in self.rules.items()}


@cache
def load_rules() -> Rules:
    """The rules declared beside this file. Raises RegistryError naming entry and key."""
    return checked(read_mapping(FILE))


def checked(declared: Mapping) -> Rules:
    """The rules of a file that was read; raises RegistryError naming entry and key."""
    for key in declared.keys() - {"rules", "thresholds"}:
        raise RegistryError(f"{FILE.name}: {key}: only rules and thresholds stand here.")
    found = Rules(
        rules=_each(Rule, "code", "rules", declared),
        thresholds=_each(Threshold, "name", "thresholds", declared),
    )
    statuses = {row["code"] for row in load_codes("project_statuses")}
    for code, rule in found.rules.items():
        for name in set(rule.thresholds) - found.thresholds.keys():
            raise RegistryError(f"{FILE.name}: rules: {code}: there is no threshold '{name}'.")
        for status in set(rule.statuses) - statuses:
            raise RegistryError(f"{FILE.name}: rules: {code}: '{status}' is no project status.")
    return found


def _each(kind: type[BaseModel], called: str, key: str, declared: Mapping) -> dict[str, BaseModel]:
    """The entries below a key by name; `called` is what the model calls the name."""
    place = f"{FILE.name}: {key}"
    return {
        name: modelled(
            kind, f"{place}: {name}", {**as_mapping(spec, f"{place}: {name}"), called: name}
        )
        for name, spec in as_mapping(declared.get(key), place).items()
    }


def bound(values: Mapping[str, int]) -> dict[str, Decimal]:
    """Thresholds as the database takes them: exact, so that shares compare exactly."""
    return {name: Decimal(value) for name, value in values.items()}
