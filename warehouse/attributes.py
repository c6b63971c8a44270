"""How each attribute of the projects is known: stated, inferred or missing.

`attribute_sources` holds a row where an attribute is known otherwise than the project's
own records say. Without a row it is stated where they hold a value, and else missing.
"""
# ruff: noqa: S608 - names come from the schema and the registry

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import pyarrow as pa

from warehouse.conditions import Statement
from warehouse.schema import load_schema

PROVENANCE = ("document", "locator", "source_file", "source_row")

# Attributes held in other tables, with the column that is null where none is known.
_HELD_ELSEWHERE = {
    "budget_usd": "f.budget_usd",
    "nce_months": "f.nce_months",
    "iso3": "f.countries_named",
    "rights_method": "f.rights_method_named",
    "gender_method": "f.gender_method_named",
    "sustaining_action": "f.sustaining_action_named",
    "challenge": "f.challenges_named",
    "revision_type": "r.project_code",
    "duration_months": "f.duration_months",
}
_TAG_FAMILIES = ("rights_method", "gender_method", "sustaining_action")


def attributes() -> list[str]:
    """Every attribute of a project, those held in other tables last."""
    own = [column.name for column in load_schema().tables["projects"].columns]
    return [name for name in own if name not in PROVENANCE] + list(_HELD_ELSEWHERE)


def compile_coverage() -> Statement:
    """Columns attribute, review, stated, inferred, missing: projects, most often known first."""
    holding = ",\n".join(
        f'count({_HELD_ELSEWHERE.get(name, f"p.{name}")}) AS "with_{name}"' for name in attributes()
    )
    lines = "\nUNION ALL ".join(
        f"SELECT review, '{name}' AS attribute, projects, \"with_{name}\" AS holding FROM counted"
        for name in attributes()
    )
    sql = f"""
WITH counted AS (
    SELECT p.review, count(*) AS projects, {holding}
    FROM projects AS p
    JOIN project_facts AS f ON f.project_code = p.project_code
    LEFT JOIN (SELECT DISTINCT project_code FROM project_revision_types) AS r
        ON r.project_code = p.project_code
    GROUP BY p.review
),
held AS ({lines}),
said AS (
    SELECT a.attribute, p.review, count(a.value_text) AS holding,
        count(CASE WHEN a.how_known = 'stated' THEN 1 END) AS stated,
        count(CASE WHEN a.how_known = 'inferred' THEN 1 END) AS inferred
    FROM attribute_sources AS a
    JOIN projects AS p ON p.project_code = a.entity_id
    WHERE a.entity = 'projects'
    GROUP BY a.attribute, p.review
),
completed AS (
    SELECT held.attribute, held.review, held.projects,
        held.holding - coalesce(said.holding, 0) + coalesce(said.stated, 0) AS stated,
        coalesce(said.inferred, 0) AS inferred
    FROM held
    LEFT JOIN said
        ON said.attribute = held.attribute
        AND coalesce(said.review, '') = coalesce(held.review, '')
)
SELECT attribute, review, stated, inferred, projects - stated - inferred AS missing
FROM completed
ORDER BY missing, stated DESC, attribute, review
"""
    return Statement(sql, {})


def completed(found: Mapping[str, pa.Table], said: pa.Table) -> pa.Table:
    """`said`, the rows of attribute_sources on one project, with one for every other attribute.

    found: the tables of the project, as `warehouse.project` gives them.
    """
    own = found["projects"].to_pylist()[0]
    place = {name: own[name] for name in PROVENANCE}
    held = {**own, **_elsewhere(found)}
    rows = {row["attribute"]: row for row in said.to_pylist()}
    for name in attributes():
        text = _text(held[name])
        known = "missing" if text is None else "stated"
        entry = {"attribute": name, "value_text": text, "how_known": known, "basis": None}
        key = {"entity": "projects", "entity_id": own["project_code"]}
        rows.setdefault(name, {**key, **entry, **place})
    ordered = sorted(rows.values(), key=lambda row: row["attribute"])
    return pa.Table.from_pylist(ordered, schema=said.schema)


def _elsewhere(found: Mapping[str, pa.Table]) -> dict[str, Any]:
    """The attributes that are held in other tables than `projects`."""
    facts = found["project_facts"].to_pylist()[0]
    tags = found["project_tags"].to_pylist()
    return {
        **{name: facts[name] for name in ("budget_usd", "nce_months", "duration_months")},
        "iso3": _several(found["project_countries"]["iso3"].to_pylist()),
        "challenge": _several(found["challenges"]["challenge"].to_pylist()),
        "revision_type": _several(found["revision_types"]["revision_type"].to_pylist()),
        **{
            family: _several(row["tag"] for row in tags if row["tag_family"] == family)
            for family in _TAG_FAMILIES
        },
    }


def _several(values: Any) -> str | None:
    return "; ".join(dict.fromkeys(values)) or None


def _text(value: Any) -> str | None:
    """A value as attribute_sources writes it: ISO dates, plain decimals, yes and no."""
    if value is None:
        return None
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        plain = f"{value:f}"
        return plain.rstrip("0").rstrip(".") if "." in plain else plain
    return str(value)
