"""Rules on budgets."""

from collections.abc import Iterator
from decimal import Decimal

from etl.normalise.money import is_unusual_usd
from etl.records import Record, origin_of
from etl.rules.issue import Evidence, Issue


def two_budgets(evidence: Evidence) -> Iterator[Issue]:
    """Amounts printed beside an allocation that they differ from."""
    originals = _originals(evidence)
    for budget in evidence.tables["budgets"]:
        original = originals.get(budget["project_code"])
        if budget["budget_type"] == "unclear" and original is not None:
            code = budget["project_code"]
            found, expected = _usd(budget["amount_usd"]), _usd(original["amount_usd"])
            yield Issue(
                rule="two_budgets",
                entity="budgets",
                entity_id=code,
                origin=origin_of(budget),
                attribute="amount_usd",
                found=found,
                expected=expected,
                message=(
                    f"{budget['locator']} prints {found} for {code}, "
                    f"{original['locator']} prints {expected}."
                ),
                handling=(
                    f"{expected} counts as the budget; {found} is published as of unclear kind "
                    "and never counted."
                ),
            )


def unusual_number_forms(evidence: Evidence) -> Iterator[Issue]:
    """Amounts with a dot for thousands or a comma for decimals."""
    for mention in evidence.facts.budget_mentions:
        if is_unusual_usd(mention.printed):
            read = _usd(mention.amount_usd)
            yield Issue(
                rule="unusual_number_form",
                entity="budgets",
                entity_id=mention.project_code,
                origin=mention.origin,
                attribute="amount_usd",
                found=mention.printed,
                expected=read,
                message=f"{mention.origin.locator} prints the budget as {mention.printed!r}.",
                handling=f"Read as {read}: an amount has at most two decimals.",
            )


def unusual_budget_forms(evidence: Evidence) -> Iterator[Issue]:
    """Budgets of a register with a dot for thousands or a comma for decimals."""
    for budget in evidence.tables["budgets"]:
        if budget["budget_type"] != "unclear" and is_unusual_usd(budget["printed_value"]):
            read = _usd(budget["amount_usd"])
            yield Issue(
                rule="unusual_budget_form",
                entity="budgets",
                entity_id=budget["project_code"],
                origin=origin_of(budget),
                attribute="amount_usd",
                found=budget["printed_value"],
                expected=read,
                message=(
                    f"{budget['locator']} prints the budget of {budget['project_code']} as "
                    f"{budget['printed_value']!r}, read as {read}."
                ),
                handling=f"{read} counts as the budget. Compare it with the document.",
                place=budget["budget_type"],
            )


def budgets_of_zero(evidence: Evidence) -> Iterator[Issue]:
    """Budgets of nothing."""
    for budget in evidence.tables["budgets"]:
        if budget["amount_usd"] == 0:
            code = budget["project_code"]
            yield Issue(
                rule="budget_of_zero",
                entity="budgets",
                entity_id=code,
                origin=origin_of(budget),
                attribute="amount_usd",
                found=_usd(budget["amount_usd"]),
                expected="An amount above zero",
                message=f"{budget['locator']} prints a budget of zero for {code}.",
                handling="Published as printed. Leave the cell empty where no budget is known.",
                place=budget["budget_type"],
            )


def budgets_above_ceiling(evidence: Evidence) -> Iterator[Issue]:
    """Original budgets above the ceiling in force; projects without line are not checked."""
    projects = evidence.projects()
    for code, budget in _originals(evidence).items():
        ceiling = _ceiling_in_force(evidence, projects[code])
        if ceiling is not None and budget["amount_usd"] > _highest(ceiling):
            found, expected = _usd(budget["amount_usd"]), _usd(_highest(ceiling))
            project = projects[code]
            yield Issue(
                rule="budget_above_ceiling",
                entity="budgets",
                entity_id=code,
                origin=origin_of(budget),
                attribute="amount_usd",
                found=found,
                expected=f"At most {expected}",
                message=(
                    f"{code} has {found}; line {project['funding_line']} allows a "
                    f"{project['coverage']} project at most {expected}."
                ),
                handling="Published as printed. Check the amount, the line and the coverage.",
            )


def _originals(evidence: Evidence) -> dict[str, Record]:
    budgets = evidence.tables["budgets"]
    return {row["project_code"]: row for row in budgets if row["budget_type"] == "original"}


def _ceiling_in_force(evidence: Evidence, project: Record) -> Record | None:
    for ceiling in evidence.tables["ceilings"]:
        applies = (
            ceiling["funding_line"] == project["funding_line"]
            and ceiling["coverage"] == project["coverage"]
            and ceiling["valid_from_year"] <= project["funding_year"] <= ceiling["valid_to_year"]
        )
        if applies:
            return ceiling
    return None


def _highest(ceiling: Record) -> Decimal:
    return ceiling["exceptional_ceiling_usd"] or ceiling["ceiling_usd"]


def _usd(amount: Decimal) -> str:
    return f"USD {amount:,.2f}".removesuffix(".00")
