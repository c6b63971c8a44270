"""One finding of a rule, and what rules work on."""

from collections.abc import Sequence
from dataclasses import dataclass

from etl.records import Facts, Origin, Record
from etl.source import Source


@dataclass(frozen=True, slots=True)
class Evidence:
    """The assembled tables, the facts they came from, and what sources declare."""

    tables: dict[str, list[Record]]
    facts: Facts
    sources: Sequence[Source] = ()

    def projects(self) -> dict[str, Record]:
        """Projects by code."""
        return {row["project_code"]: row for row in self.tables["projects"]}


@dataclass(frozen=True, slots=True)
class Issue:
    """One finding: the rule, the record it is about, the row it was found in.

    `place` tells findings of one rule on one record apart, where it can find
    several; rule, record and place make up the identifier.
    """

    rule: str
    entity: str
    entity_id: str
    origin: Origin
    message: str
    handling: str
    attribute: str | None = None
    found: str | None = None
    expected: str | None = None
    place: str | None = None

    def record(self, severity: str) -> Record:
        """The row of the table `data_issues`."""
        parts = [self.rule, self.entity_id, *([self.place] if self.place else [])]
        return {
            "issue_id": ":".join(parts),
            "rule": self.rule,
            "severity": severity,
            "entity": self.entity,
            "entity_id": self.entity_id,
            "attribute": self.attribute,
            "found_value": self.found,
            "expected_value": self.expected,
            "message": self.message,
            "handling": self.handling,
            **self.origin.columns(),
        }
