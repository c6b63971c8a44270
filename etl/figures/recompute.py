"""Values of published figures, computed from other published figures."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, DivisionByZero, InvalidOperation

from etl.errors import InputError
from etl.figures.checks import Derivation, FigureChecks
from etl.figures.operations import OPERATIONS, nearest_possible_share
from etl.figures.patterns import expanded, matches
from etl.figures.shapes import (
    ROUNDED_UNITS,
    counted_for_share,
    is_checkable_share,
    parts_of_total,
)
from etl.figures.verdicts import rounding_step, verdict_of
from etl.figures.words import arithmetic, number_words
from etl.records import Record

_HALF = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class Recomputed:
    """A value, what it rests on, the verdict, and the arithmetic behind it."""

    number: Decimal
    basis: str
    verdict: str
    reason: str


@dataclass(frozen=True, slots=True)
class _Term:
    """Value of an operand and how it is shown; `remark` says when it is not as printed."""

    value: Decimal
    shown: str
    remark: str = ""


class Recomputer:
    """Recomputes figures one by one; a figure another rests on is recomputed first."""

    def __init__(
        self,
        figures: Mapping[str, Record],
        checks: FigureChecks,
        tables: Mapping[str, list[Record]],
    ) -> None:
        """Raises InputError when a derivation names a figure that does not exist."""
        self._figures = figures
        self._checks = checks
        self._tables = tables
        self._declared: dict[str, tuple[Derivation, tuple[str, ...]]] = {}
        self._done: dict[str, Recomputed | None] = {}
        for derivation in sorted(checks.derivations, key=lambda item: "*" not in item.figure):
            self._declare(derivation)

    def _declare(self, derivation: Derivation) -> None:
        targets = expanded(derivation, self._figures)
        if not targets or not targets.keys() <= self._figures.keys():
            advice = "Write the identifier as published_figures.csv has it"
            raise InputError(derivation.place, "is no figure", advice, derivation.figure)
        for figure, operands in targets.items():
            self._declared[figure] = (derivation, operands)

    def recompute(self, identifier: str) -> Recomputed | None:
        """The recomputed value of a figure, or None when nothing printed gives it.

        A figure that project records can give is left to them, unless a
        derivation is declared for it.
        """
        if identifier not in self._done:
            self._done[identifier] = None  # a figure never rests on itself
            self._done[identifier] = self._recompute(identifier)
        return self._done[identifier]

    def has_derivation(self, identifier: str) -> bool:
        """Whether a line of derivations.csv is for the figure."""
        return identifier in self._declared

    def _recompute(self, identifier: str) -> Recomputed | None:
        figure = self._figures[identifier]
        if identifier in self._declared:
            return self._from_declaration(identifier)
        if figure["derivable"] == "yes":
            return None
        parts = parts_of_total(figure, self._figures)
        if parts:
            return self._from_parts(identifier, parts)
        counted = counted_for_share(figure, self._figures)
        if counted is not None:
            return self._from_count(identifier, counted)
        if is_checkable_share(figure):
            return self._from_base(identifier)
        return None

    def _from_declaration(self, identifier: str) -> Recomputed | None:
        derivation, operands = self._declared[identifier]
        terms = [term for operand in operands for term in self._terms(operand, derivation)]
        needed, compute = OPERATIONS[derivation.operation]
        if needed is not None and len(terms) != needed:
            problem = f"has {len(terms)} operands where {derivation.operation} takes {needed}"
            raise InputError(derivation.place, problem, "Correct the operands", identifier)
        try:
            number = compute([term.value for term in terms])
        except (DivisionByZero, InvalidOperation, ZeroDivisionError):
            return None
        shown = arithmetic(derivation.operation, [term.shown for term in terms], number)
        return self._judged(identifier, number, derivation.basis, self._with_remarks(shown, terms))

    def _from_parts(self, identifier: str, parts: list[str]) -> Recomputed:
        terms = [self._term(part) for part in parts]
        number = sum((term.value for term in terms), Decimal(0))
        shown = arithmetic("sum", [term.shown for term in terms], number)
        figure = self._figures[identifier]
        rounded = len(parts) if figure["unit"] in ROUNDED_UNITS else 0
        extra = rounded * _HALF * rounding_step(figure)
        reason = self._with_remarks(shown, terms)
        return self._judged(identifier, number, "published_cells", reason, extra)

    def _from_count(self, identifier: str, counted: str) -> Recomputed:
        term, base = self._term(counted), self._figures[identifier]["base"]
        number = Decimal(100) * term.value / base
        shown = arithmetic("share", [term.shown, number_words(base)], number)
        reason = self._with_remarks(shown, [term])
        return self._judged(identifier, number, "published_counts", reason)

    def _from_base(self, identifier: str) -> Recomputed:
        figure = self._figures[identifier]
        count, number = nearest_possible_share(figure["printed_number"], figure["base"])
        shown = arithmetic("share", [number_words(count), number_words(figure["base"])], number)
        reason = f"{shown}; no count is printed, so this only shows which share is possible"
        return self._judged(identifier, number, "published_counts", reason)

    def _judged(
        self,
        identifier: str,
        number: Decimal,
        basis: str,
        reason: str,
        extra: Decimal = Decimal(0),
    ) -> Recomputed:
        figure = self._figures[identifier]
        step, why = self._step(identifier, figure)
        allowed = step * _HALF + extra
        verdict = verdict_of(figure["printed_number"], number, figure["qualifier"], allowed)
        if why and verdict == "matches_after_rounding":
            reason = f"{reason}; {why}"
        return Recomputed(number, basis, verdict, reason)

    def _step(self, identifier: str, figure: Record) -> tuple[Decimal, str]:
        for rounding in self._checks.roundings:
            if matches(rounding.figures, [identifier]):
                return rounding.step, rounding.reason
        return rounding_step(figure), ""

    def _terms(self, operand: str, derivation: Derivation) -> list[_Term]:
        if derivation.operation == "rows":
            return [self._rows(operand, derivation)]
        if "*" in operand:
            # A pattern may fit the derived figure itself, which is not one of its parts.
            found = [name for name in matches(operand, self._figures) if name != derivation.figure]
            return [self._term(name) for name in found]
        parts = [self._named(part.strip(), derivation) for part in operand.split(" + ")]
        if len(parts) == 1:
            return parts
        shown = "(" + " + ".join(part.shown for part in parts) + ")"
        remark = "; ".join(part.remark for part in parts if part.remark)
        return [_Term(sum((part.value for part in parts), Decimal(0)), shown, remark)]

    def _named(self, name: str, derivation: Derivation) -> _Term:
        if name in self._checks.lists:
            printed = self._checks.lists[name]
            shown = number_words(printed.length)
            return _Term(printed.length, shown, f"{shown}: {printed.locator}")
        if name not in self._figures:
            advice = "Use a figure, a list of printed_lists.csv, or several joined by ' + '"
            raise InputError(derivation.place, "is neither figure nor list", advice, name)
        return self._term(name)

    def _term(self, name: str) -> _Term:
        """Value of a figure; where its own parts contradict it, the recomputed one."""
        printed = self._figures[name]["printed_number"]
        own = self.recompute(name)
        if own is None or own.verdict != "contradicts":
            return _Term(printed, number_words(printed))
        shown = number_words(own.number)
        remark = f"{shown} is the recomputed value of {name}, printed as {number_words(printed)}"
        return _Term(own.number, shown, remark)

    def _rows(self, operand: str, derivation: Derivation) -> _Term:
        table, _, conditions = operand.partition(":")
        wanted = [tuple(part.strip().split("=", 1)) for part in conditions.split(",")]
        if table not in self._tables or any(len(pair) != 2 for pair in wanted):
            advice = "Write it as table: column=value, column=value"
            raise InputError(derivation.place, "names no table with conditions", advice, operand)
        rows = self._tables[table]
        fitting = sum(all(str(row[column]) == value for column, value in wanted) for row in rows)
        return _Term(
            Decimal(fitting), number_words(Decimal(fitting)), f"counted in the table {table}"
        )

    @staticmethod
    def _with_remarks(shown: str, terms: list[_Term]) -> str:
        remarks = dict.fromkeys(term.remark for term in terms if term.remark)
        return "; ".join([shown, *remarks])
