"""Published counts of projects against the projects named for them."""

from decimal import Decimal

import pytest

from etl.errors import InputError
from etl.records import Facts, Origin
from etl.rules.counts import named_unlike_published
from etl.rules.issue import Evidence
from etl.source import NamedProjects

ORIGIN = Origin("900", "Annex 1", "small/projects.csv", 2)


class _Declaring:
    """A source that declares one figure, as far as the rule looks at it."""

    folder = "small"

    def __init__(self, figure, column="outcome_status"):
        named = NamedProjects(table="projects", column=column, value="partial")
        self.named_projects = {figure: named}


def named(figure, **values):
    facts = Facts(register={"LM.0001": ("small", ORIGIN), "LM.0002": ("small", ORIGIN)})
    known = {"figure_id": "900.partial", "measure": "projects", "dimension_value": None}
    published = {**known, "base": None, **values, **ORIGIN.columns()}
    tables = {
        "projects": [
            {"project_code": "LM.0001", "outcome_status": "partial"},
            {"project_code": "LM.0002", "outcome_status": None},
        ],
        "published_figures": [published],
    }
    return list(named_unlike_published(Evidence(tables, facts, [figure])))


@pytest.mark.parametrize(
    ("number", "unit", "base", "found"),
    [
        (1, "projects", None, 0),
        (2, "projects", None, 1),
        (50, "percent", 2, 0),
        (15, "percent", 27, 1),
    ],
)
def test_projects_named_against_published_count(number, unit, base, found):
    issues = named(
        _Declaring("900.partial"),
        printed_number=Decimal(number),
        unit=unit,
        base=None if base is None else Decimal(base),
    )
    assert len(issues) == found


def test_declared_figure_must_be_published_and_count_projects():
    with pytest.raises(InputError, match="names a figure that is not published"):
        named(_Declaring("900.other"), printed_number=Decimal(1), unit="projects")
    with pytest.raises(InputError, match="names a figure that counts no projects"):
        named(_Declaring("900.partial"), printed_number=Decimal(1), unit="USD")
    with pytest.raises(InputError, match="names no column of projects"):
        named(_Declaring("900.partial", "outcome"), printed_number=Decimal(1), unit="projects")
