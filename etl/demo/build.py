"""Building the demonstration: draw, put into tables, check, publish."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa

from etl.contract_columns import check_columns
from etl.demo import (
    evaluations,
    money,
    people,
    places,
    questionnaires,
    register,
    results,
    revision_tables,
)
from etl.demo.columns import DOCUMENT
from etl.demo.findings import Findings
from etl.demo.parameters import FOLDER, Parameters
from etl.demo.portfolio import Portfolio, draw_portfolio
from etl.demo.rules import Rules
from etl.publish import publish, sha256_of
from etl.records import Record
from etl.reference_tables import reference_tables
from warehouse.schema import load_schema
from warehouse.schema.codes import CODES_FOLDER
from warehouse.schema.limits import DECLARED as FUND_LIMITS

DATASET = {
    "name": "demonstration",
    "title": "Demonstration portfolio (synthetic)",
    "synthetic": True,
}


@dataclass(frozen=True, slots=True)
class Demonstration:
    """A generated portfolio: every table, and the errors planted, by rule and record."""

    tables: dict[str, pa.Table]
    planted: dict[str, frozenset[str]]


def build_demonstration(out: Path, count: int, seed: int) -> tuple[str, Demonstration]:
    """Publish a portfolio of `count` projects below `out`; identifier and what was generated.

    The same arguments give the same snapshot, byte for byte. Raises BuildFailed when
    nothing can be published there, ValueError when `count` is below one.
    """
    made = demonstration(count, seed)
    check_columns(made.tables)
    return publish(out, made.tables, _inputs(count, seed), DATASET), made


def demonstration(count: int, seed: int, parameters: Parameters | None = None) -> Demonstration:
    """Every table of a portfolio of `count` projects; nothing is written."""
    if count < 1:
        raise ValueError(f"a portfolio has at least one project, not {count}")
    parameters = parameters or Parameters()
    reference = reference_tables()
    rules = Rules(reference)
    portfolio = draw_portfolio(count, seed, parameters, rules)
    tables = {name: _arrow(name, rows) for name, rows in reference.items()}
    tables |= _generated(portfolio)
    tables["data_issues"] = Findings(tables, rules, parameters).table()
    # Every generated row belongs to a request for funding, granted or not.
    records = tables["funding_requests"].num_rows
    tables["sources"] = _arrow("sources", [*reference["sources"], _source(count, seed, parameters)])
    accounting = [*reference["row_accounting"], _accounting(records)]
    tables["row_accounting"] = _arrow("row_accounting", accounting)
    every = {name: tables.get(name, _arrow(name, [])) for name in load_schema().tables}
    return Demonstration(every, _planted(portfolio))


def _generated(portfolio: Portfolio) -> dict[str, pa.Table]:
    where = places.Places(portfolio)
    held = evaluations.draw_evaluations(portfolio)
    forms = questionnaires.draw_forms(portfolio)
    reached = people.draw_people(portfolio)
    return {
        "projects": register.projects(portfolio, where, held, forms),
        "project_countries": places.project_countries(portfolio, where),
        "attribute_sources": places.attribute_sources(portfolio),
        "budgets": money.budgets(portfolio),
        "budget_lines": money.budget_lines(portfolio),
        "expenditures": money.expenditures(portfolio),
        "reports": money.reports(portfolio),
        "funding_requests": money.funding_requests(portfolio, where),
        "revisions": revision_tables.revisions(portfolio),
        "revision_types": revision_tables.revision_types(portfolio),
        "revision_budgets": revision_tables.revision_budgets(portfolio),
        "results": results.results(portfolio, reached),
        "challenges": results.challenges(portfolio),
        "beneficiaries": people.beneficiaries(portfolio, reached),
        "project_tags": results.project_tags(portfolio, held),
        "evaluations": evaluations.evaluations(portfolio, held),
        "evaluation_projects": evaluations.evaluation_projects(portfolio, held),
        "evaluation_ratings": evaluations.evaluation_ratings(portfolio, held),
        "evaluation_findings": evaluations.evaluation_findings(portfolio, held),
        "recommendations": evaluations.recommendations(portfolio, held),
        "lessons": evaluations.lessons(portfolio, held),
        "questionnaires": questionnaires.questionnaires(portfolio, forms),
        "questionnaire_answers": questionnaires.questionnaire_answers(portfolio, forms, held),
    }


def _planted(portfolio: Portfolio) -> dict[str, frozenset[str]]:
    """Keys of the records that break each rule on purpose."""
    codes = np.array(portfolio.projects.code.to_pylist(), dtype=object)
    planted = {rule: frozenset(codes[rows]) for rule, rows in portfolio.projects.planted.items()}
    planted["value_missing"] = frozenset(codes[portfolio.without_marker])
    planted["spent_above_budget"] = frozenset(codes[money.spent_above(portfolio)])
    requests = portfolio.ledger.requests
    late = requests.late
    numbers = zip(codes[requests.project[late]], requests.number[late], strict=True)
    planted["revision_request_late"] = frozenset(f"{code}-{number}" for code, number in numbers)
    return planted


def _arrow(name: str, rows: list[Record]) -> pa.Table:
    return pa.Table.from_pylist(rows, schema=load_schema().tables[name].arrow_schema)


def _source(count: int, seed: int, parameters: Parameters) -> Record:
    first, last = int(parameters.number("first_year")), int(parameters.number("last_year"))
    return {
        "document": DOCUMENT,
        "source_title": f"Demonstration portfolio, generated with seed {seed}: no real projects",
        "short_label": "Demonstration (synthetic)",
        "publisher": "Fund Monitor, generated",
        "published_on": None,
        "population_covered": f"{count} invented projects funded {first}-{last}",
        "locator_convention": "Generated rows, numbered by project or request",
    }


def _accounting(records: int) -> Record:
    return {
        "source_file": DOCUMENT,
        "document": DOCUMENT,
        "rows_in": records,
        "rows_published": records,
        "rows_set_aside": 0,
    }


def _inputs(count: int, seed: int) -> list[dict[str, object]]:
    """What decides the content: the arguments, the declared numbers and the code lists."""
    declared = [path for path in sorted(FOLDER.iterdir()) if path.suffix in {".csv", ".yml"}]
    files = [(f"demo/{path.name}", path) for path in declared]
    files.append((f"schema/{FUND_LIMITS.name}", FUND_LIMITS))
    files += [(f"codes/{path.name}", path) for path in sorted(CODES_FOLDER.glob("*.csv"))]
    arguments = {"path": f"projects={count}, seed={seed}", "sha256": None, "rows": count}
    return [
        arguments,
        *({"path": name, "sha256": sha256_of(path), "rows": None} for name, path in files),
    ]
