"""Requests for revision, one after the other within a project.

A request finds the end date and budget that the approved ones before it left. Only
approved requests change anything; what would lie after the day `as_of` is not recorded.
"""

from dataclasses import dataclass

import numpy as np

from etl import days
from etl.demo.draw import Draw
from etl.demo.ledger import Ledger, Requests, in_order
from etl.demo.parameters import Parameters
from etl.demo.projects import ACTIVITIES, EVALUATION, OFFICE, STAFF, Projects
from warehouse.schema import fund_limits

_DAYS_BETWEEN = 10


@dataclass(slots=True)
class _State:
    """End, added months and budget of every project after the requests so far."""

    end: np.ndarray
    added: np.ndarray
    budget: np.ndarray
    last_day: np.ndarray


class RevisionDraw:
    """Draws the requests of a portfolio."""

    def __init__(self, projects: Projects, seed: int, parameters: Parameters) -> None:
        """Take the projects whose requests are drawn."""
        self._projects = projects
        self._parameters = parameters
        self._draw = Draw(seed, "revisions")
        self._types = parameters.distribution("revision_type")
        self._budget_type = self._types.codes.index("budget")
        self._duration_type = self._types.codes.index("duration")
        self._state = _State(
            end=projects.planned_end.copy(),
            added=np.zeros(len(projects)),
            budget=projects.first_budget.copy(),
            last_day=projects.start_day + int(parameters.number("revision_first_day")),
        )

    def ledger(self) -> Ledger:
        """Every request up to the day `as_of`, in order."""
        asked = self._draw.codes(
            len(self._projects), self._parameters.distribution("requests_per_project")
        ).astype(int)
        total_months = self._draw.values(len(self._projects), self._parameters.sample("nce_months"))
        steps = []
        left = total_months
        for number in range(asked.max()):
            step, left = self._ordinary(np.flatnonzero(asked > number), asked, number, left)
            steps.append(step)
        steps.append(self._because_of_covid(np.flatnonzero(asked > 0)))
        requests = in_order(steps)
        return Ledger(
            requests=requests,
            end_day=self._state.end,
            added_months=self._state.added,
            budget=self._state.budget,
            is_revised_budget=(self._state.budget != self._projects.first_budget).any(axis=1),
        )

    def _ordinary(
        self, rows: np.ndarray, asked: np.ndarray, number: int, left: np.ndarray
    ) -> tuple[Requests, np.ndarray]:
        """The request of that number of the projects at `rows`, with the months still to give."""
        draw, count = self._draw, len(rows)
        to_come = asked[rows] - number
        requested, late, fits = self._asked_on(rows, to_come)
        ticked = self._ticked(count)
        decision = draw.codes(count, self._parameters.distribution("request_decision"))
        grants = ticked[:, self._duration_type] & (decision == "approved") & fits
        shares = draw.within(count, self._parameters.limits("nce_first_share"))
        shares = np.where(to_come == 1, 1, shares)
        months = np.where(grants, np.maximum(np.round(left[rows] * shares), 1), 0)
        remaining = left.copy()
        remaining[rows] = np.maximum(left[rows] - months, 1)
        asked_months = np.where(
            ticked[:, self._duration_type] & ~grants, np.maximum(left[rows], 1), months
        )
        reason, related = self._reasons(requested)
        step = self._step(rows, requested, decision, ticked, asked_months, reason, related, late)
        return self._apply(step.chosen(fits)), remaining

    def _asked_on(
        self, rows: np.ndarray, to_come: np.ndarray
    ) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Day of each request, whether it is late on purpose, and whether there is time for it."""
        draw, state = self._draw, self._state
        count = len(rows)
        latest = state.end[rows] - int(self._parameters.number("revision_notice_days"))
        earliest = state.last_day[rows]
        # The earliest of the requests still to come, were they spread evenly over the time left.
        fraction = 1 - (1 - draw.generator.random(count)) ** (1 / to_come)
        requested = earliest + np.floor(fraction * (latest - earliest + 1)).astype(np.int64)
        late = np.zeros(count, bool)
        late[draw.some(to_come == 1, self._parameters.planted_share("revision_request_late"))] = (
            True
        )
        notice = self._parameters.limits("late_notice_days")
        late &= state.end[rows] - notice[1] > earliest
        requested[late] = state.end[rows][late] - draw.whole(late.sum(), notice)
        fits = ((requested <= latest) & (earliest <= latest)) | late
        return requested, late, fits

    def _because_of_covid(self, rows: np.ndarray) -> Requests:
        """One more extension for revised projects that the pandemic met under way."""
        draw, state = self._draw, self._state
        start = self._parameters.day("covid_start")
        latest = state.end - int(self._parameters.number("revision_notice_days"))
        latest = np.minimum(latest, self._parameters.day("covid_extra_until"))
        earliest = np.maximum(state.last_day, start)
        met = (self._projects.start_day < start) & (state.end > start) & (earliest <= latest)
        rows = rows[met[rows]]
        rows = rows[draw.happens(len(rows), self._parameters.share("covid_extra_request"))]
        count = len(rows)
        room = latest[rows] - earliest[rows] + 1
        requested = earliest[rows] + np.floor(draw.generator.random(count) * room).astype(np.int64)
        ticked = np.zeros((count, len(self._types.codes)), bool)
        ticked[:, self._duration_type] = True
        decision = draw.codes(count, self._parameters.distribution("request_decision"))
        months = draw.values(count, self._parameters.sample("covid_extra_months"))
        reason = np.full(count, "covid_19", dtype=object)
        no, yes = np.zeros(count, bool), np.ones(count, bool)
        return self._apply(self._step(rows, requested, decision, ticked, months, reason, yes, no))

    def _ticked(self, count: int) -> np.ndarray:
        """Types of each request: one or several different ones, together in the declared shares."""
        sizes = self._draw.codes(count, self._parameters.distribution("types_per_request"))
        sizes = sizes.astype(int)
        ticked = np.zeros((count, len(self._types.codes)), bool)
        for size in np.unique(sizes):
            rows = np.flatnonzero(sizes == size)
            bounds = np.cumsum(self._types.shares * size)
            spaced = (np.arange(len(rows)) + self._draw.generator.random()) / len(rows)
            spaced = self._draw.generator.permutation(spaced)
            for point in range(size):
                found = np.searchsorted(bounds, spaced + point, side="right")
                ticked[rows, np.minimum(found, len(bounds) - 1)] = True
        return ticked

    def _reasons(self, requested: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Main reason of each request, and whether COVID-19 is named at all."""
        draw, parameters = self._draw, self._parameters
        count = len(requested)
        reason = draw.codes(count, parameters.distribution("revision_reason"))
        since = requested >= parameters.day("covid_start")
        pandemic = since & (requested <= parameters.day("covid_end"))
        share = np.where(
            pandemic, parameters.share("covid_reason"), parameters.share("covid_reason_later")
        )
        main = since & (draw.generator.random(count) < share)
        reason[main] = "covid_19"
        besides = pandemic & (
            draw.generator.random(count) < parameters.share("covid_named_besides")
        )
        return reason, main | besides

    def _step(
        self,
        rows: np.ndarray,
        requested: np.ndarray,
        decision: np.ndarray,
        ticked: np.ndarray,
        months: np.ndarray,
        reason: np.ndarray,
        covid_related: np.ndarray,
        late: np.ndarray,
    ) -> Requests:
        """The requests with what they find and what they ask for."""
        state = self._state
        decided = requested + self._draw.whole(
            len(rows), self._parameters.limits("revision_decision_days")
        )
        old_end = state.end[rows]
        asked_end = days.last_day(
            self._projects.start_month[rows],
            self._projects.planned_months[rows] + state.added[rows] + months,
        )
        extends = ticked[:, self._duration_type]
        return Requests(
            project=rows,
            number=np.zeros(len(rows), np.int64),
            requested=requested,
            decided=decided,
            decision=decision,
            ticked=ticked,
            reason=reason,
            covid_related=covid_related,
            months=months * extends,
            old_end=old_end,
            new_end=np.where(extends, asked_end, old_end),
            old_budget=state.budget[rows],
            new_budget=self._new_budget(rows, ticked[:, self._budget_type]),
            late=late,
        )

    def _new_budget(self, rows: np.ndarray, changes: np.ndarray) -> np.ndarray:
        """Budget asked for: money moved between lines, for some another total."""
        draw, parameters = self._draw, self._parameters
        count = len(rows)
        budget = self._state.budget[rows].copy()
        total = budget.sum(axis=1)
        limit = fund_limits().staff_office_percent / 100
        shift = draw.within(count, parameters.limits("line_shift"))
        room = np.floor(total * limit).astype(np.int64) - budget[:, STAFF] - budget[:, OFFICE]
        more = np.minimum(np.floor(shift * budget[:, ACTIVITIES]), np.maximum(room, 0))
        less = np.floor(shift * budget[:, STAFF])
        moved = np.where(
            draw.happens(count, parameters.number("budget_moved_up")), more, -less
        ).astype(np.int64)
        budget[:, STAFF] += moved
        budget[:, ACTIVITIES] -= moved
        another = draw.happens(count, parameters.share("budget_total_changed"))
        change = draw.within(count, parameters.limits("total_change"))
        ceiling = np.maximum(self._projects.limit_usd[rows], total)
        new_total = np.minimum(np.round(total * (1 + change)), ceiling)
        new_total = np.where(another, new_total, total).astype(np.int64)
        scaled = budget * (new_total / total)[:, None]
        budget[:, STAFF] = np.floor(scaled[:, STAFF])
        budget[:, OFFICE] = np.floor(scaled[:, OFFICE])
        budget[:, EVALUATION] = np.ceil(scaled[:, EVALUATION] - 1e-6)
        rest = budget[:, STAFF] + budget[:, OFFICE] + budget[:, EVALUATION]
        budget[:, ACTIVITIES] = new_total - rest
        return np.where(changes[:, None], budget, self._state.budget[rows])

    def _apply(self, step: Requests) -> Requests:
        """Record the requests up to `as_of`, and change what the approved ones change."""
        as_of = self._parameters.day("as_of")
        step = step.chosen(step.requested <= as_of)
        step.decision = np.where(step.decided > as_of, "pending", step.decision).astype(object)
        approved = step.decision == "approved"
        rows, state = step.project[approved], self._state
        state.end[rows] = step.new_end[approved]
        state.added[rows] += step.months[approved]
        state.budget[rows] = step.new_budget[approved]
        state.last_day[step.project] = step.decided + _DAYS_BETWEEN
        return step
