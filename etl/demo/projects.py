"""The projects of the demonstration: theme, year, line, place, dates and first budget."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from etl import days
from etl.demo.columns import padded
from etl.demo.draw import Draw
from etl.demo.parameters import Parameters
from etl.demo.rules import Rules
from warehouse.schema import fund_limits

LINES = ("staff", "office", "activities", "evaluation")
STAFF, OFFICE, ACTIVITIES, EVALUATION = range(len(LINES))
_CODE_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Projects:
    """Columns of the generated projects, in the order of their codes.

    Days count from 1970-01-01, months from 1970-01, amounts are whole US dollars.
    `record` numbers the projects by approval, from 1; `first_budget` is one column
    per budget line; `ceiling_usd` is 0 where no ceiling is stated for the year.
    """

    code: pa.Array
    record: np.ndarray
    funding_year: np.ndarray
    theme: np.ndarray
    fund_region: np.ndarray
    coverage: np.ndarray
    funding_line: np.ndarray
    requested_day: np.ndarray
    approved_day: np.ndarray
    start_month: np.ndarray
    start_day: np.ndarray
    planned_months: np.ndarray
    planned_end: np.ndarray
    is_covid_response: np.ndarray
    ceiling_usd: np.ndarray
    limit_usd: np.ndarray
    first_budget: np.ndarray
    planted: dict[str, np.ndarray]

    def __len__(self) -> int:
        """Number of projects."""
        return len(self.record)


def draw_projects(count: int, seed: int, parameters: Parameters, rules: Rules) -> Projects:
    """Draw `count` projects; the same arguments give the same projects."""
    draw = Draw(seed, "projects")
    years = draw.codes(count, parameters.funding_years).astype(np.int64)
    themes = draw.codes_by_year(years, parameters.distributions("theme"))
    # Code numbers roughly follow the years, as in the reviews, but not strictly.
    age = years + draw.generator.normal(0, parameters.number("code_year_noise"), count)
    order = np.lexsort((age, themes.astype(str)))
    years, themes = years[order], themes[order]
    regions = draw.codes_by_year(years, parameters.distributions("fund_region"))
    coverage = draw.codes(count, parameters.distribution("coverage"))
    coverage[regions == "Global"] = "global"
    lines = funding_lines(draw, years, parameters, rules)
    dates = _dates(draw, years, parameters)
    planned = draw.values(count, parameters.sample("planned_months"))
    limit, ceiling = _ceilings(draw, lines, coverage, years, parameters, rules)
    budget, planted = _first_budget(draw, years, limit, ceiling, parameters)
    pandemic = dates["approved_day"] >= parameters.day("covid_start")
    responds = np.zeros(count, bool)
    responds[draw.some(pandemic, parameters.share("covid_response"))] = True
    return Projects(
        code=_codes(themes, int(parameters.number("first_code_number"))),
        record=np.argsort(np.argsort(dates["approved_day"], kind="stable"), kind="stable") + 1,
        funding_year=years,
        theme=themes,
        fund_region=regions,
        coverage=coverage,
        funding_line=lines,
        planned_months=planned,
        planned_end=days.last_day(dates["start_month"], planned),
        is_covid_response=responds,
        ceiling_usd=ceiling,
        limit_usd=limit,
        first_budget=budget,
        planted=planted,
        **dates,
    )


def _codes(themes: np.ndarray, first: int) -> pa.Array:
    """Codes of projects sorted by theme: letters, a dot and a number that counts up."""
    _, starts, counts = np.unique(themes.astype(str), return_index=True, return_counts=True)
    numbers = np.arange(len(themes)) - np.repeat(starts, counts) + first
    digits = max(_CODE_DIGITS, len(str(numbers.max())))
    letters = pa.array(themes, pa.string())
    return pc.binary_join_element_wise(letters, padded(numbers, digits), ".")


def funding_lines(
    draw: Draw, years: np.ndarray, parameters: Parameters, rules: Rules
) -> np.ndarray:
    """Lines by number of projects where that is published, by money where that is."""
    lines = draw.codes_by_year(years, parameters.distributions("funding_line"))
    money = parameters.distribution("funding_line_usd")
    inside = np.flatnonzero((years >= money.first_year) & (years <= money.last_year))
    coverage = parameters.distribution("coverage")
    mean_ceiling = [
        sum(
            share * rules.ceiling(int(line), code, money.first_year).ceiling_usd
            for code, share in zip(coverage.codes, coverage.shares, strict=True)
        )
        for line in money.codes
    ]
    shares = money.weights / np.array(mean_ceiling)
    chosen = draw.places(len(inside), shares / shares.sum())
    lines[inside] = np.array(money.codes, dtype=object)[chosen]
    return lines.astype(np.int64)


def _dates(draw: Draw, years: np.ndarray, parameters: Parameters) -> dict[str, np.ndarray]:
    """Request, approval and start; nothing before the funding year, nothing after `as_of`."""
    count = len(years)
    requested = days.year_start(years) + draw.whole(count, parameters.limits("request_day_of_year"))
    approved = requested + draw.whole(count, parameters.limits("funding_decision_days"))
    start = approved + draw.whole(count, parameters.limits("start_days_after_approval"))
    late = draw.happens(count, parameters.share("second_year_start"))
    late &= years < parameters.number("last_year")
    start = start + np.where(late, int(parameters.number("late_start_days")), 0)
    # Projects start on the first of a month.
    start_month = days.month_of(start) + 1
    latest = days.month_of(np.array([parameters.day("as_of")]))[0]
    start_month = np.minimum(start_month, latest)
    return {
        "requested_day": requested,
        "approved_day": np.minimum(approved, days.first_day(start_month) - 1),
        "start_month": start_month,
        "start_day": days.first_day(start_month),
    }


def _ceilings(
    draw: Draw,
    lines: np.ndarray,
    coverage: np.ndarray,
    years: np.ndarray,
    parameters: Parameters,
    rules: Rules,
) -> tuple[np.ndarray, np.ndarray]:
    """Limit each project keeps to, and the highest one stated for its year (0 for none)."""
    ordinary, highest, in_force = rules.ceilings(lines, coverage, years)
    exceptional = draw.happens(len(years), parameters.share("exceptional_ceiling"))
    return np.where(exceptional, highest, ordinary), np.where(in_force, highest, 0)


def _first_budget(
    draw: Draw, years: np.ndarray, limit: np.ndarray, ceiling: np.ndarray, parameters: Parameters
) -> tuple[np.ndarray, dict[str, np.ndarray]]:
    """First budget by line, with the projects whose budget breaks a rule on purpose."""
    count = len(years)
    step = int(parameters.number("rounding_usd"))
    share = draw.values(count, parameters.sample("share_of_ceiling"))
    share = share * draw.within(count, parameters.limits("share_of_ceiling_jitter"))
    total = np.maximum(np.floor(limit * share / step).astype(np.int64), 1) * step
    reserved = years >= fund_limits().evaluation_first_year
    staff_share = draw.within(count, parameters.limits("staff_share"))
    office_share = draw.within(count, parameters.limits("office_share"))
    evaluation_share = draw.within(count, parameters.limits("evaluation_share")) * reserved
    planted = {
        rule: draw.some(candidates, parameters.planted_share(rule))
        for rule, candidates in {
            "budget_above_ceiling": ceiling > 0,
            "staff_office_above_limit": np.ones(count, bool),
            "evaluation_reserve_low": reserved,
        }.items()
    }
    for rule, column, of in (
        ("budget_above_ceiling", total, ceiling),
        ("staff_office_above_limit", staff_share, np.ones(count)),
        ("evaluation_reserve_low", evaluation_share, np.ones(count)),
    ):
        rows = planted[rule]
        column[rows] = of[rows] * draw.within(len(rows), parameters.planted_range(rule))
    budget = np.zeros((count, len(LINES)), np.int64)
    budget[:, STAFF] = np.floor(total * staff_share)
    budget[:, OFFICE] = np.floor(total * office_share)
    budget[:, EVALUATION] = np.ceil(total * evaluation_share)
    budget[:, ACTIVITIES] = total - budget.sum(axis=1)
    return budget, planted
