"""Errors written for the person who maintains a source file."""

from collections.abc import Sequence
from dataclasses import dataclass

from warehouse.schema import BadDeclaration


class Unreadable(ValueError):
    """A text that a normaliser cannot turn into one certain value.

    `problem` completes the sentence "this value ..."; `advice` says what to do.
    """

    def __init__(self, problem: str, advice: str) -> None:
        """Take the two halves of the message."""
        super().__init__(f"{problem}. {advice}")
        self.problem = problem
        self.advice = advice


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value stands: file below the sources folder, row (header = 1), column header."""

    file: str
    row: int | None = None
    column: str | None = None

    def __str__(self) -> str:
        """The place in words, as messages show it."""
        parts = [self.file]
        if self.row is not None:
            parts.append(f"row {self.row}")
        if self.column is not None:
            parts.append(f"column {self.column!r}")
        return ", ".join(parts)


class InputError(Exception):
    """One thing wrong in one place of a source, with what to do about it."""

    def __init__(self, place: Place, problem: str, advice: str, value: str | None = None) -> None:
        """Take place, problem and advice; `value` is the text found there."""
        self.place = place
        self.problem = problem
        self.advice = advice
        self.value = value
        shown = "" if value is None else f", value {value!r}"
        super().__init__(f"{place}{shown}: {problem}. {advice}")


def fault_of(error: BadDeclaration) -> InputError:
    """A declaration that cannot be used, as a fault of the build."""
    return InputError(Place(error.place), error.problem, error.advice or "Correct the entry")


class BuildFailed(Exception):
    """The build stopped before publishing; `errors` says why, one entry per fault."""

    def __init__(self, errors: Sequence[Exception]) -> None:
        """Take every fault found, so that all are seen at once; each counts once."""
        self.errors = tuple({str(error): error for error in errors}.values())
        super().__init__("\n".join(str(error) for error in self.errors))
