"""What the rows of all sources have become, before it is put together."""

from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal

from etl.errors import Place

Value = object
Record = dict[str, Value]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a record was said: document, place in it, file and row it was read from."""

    document: str
    locator: str
    source_file: str
    source_row: int

    def columns(self) -> Record:
        """The four provenance columns."""
        return {
            "document": self.document,
            "locator": self.locator,
            "source_file": self.source_file,
            "source_row": self.source_row,
        }

    def place(self) -> Place:
        """The row, for messages."""
        return Place(self.source_file, self.source_row)


def origin_of(record: Record) -> Origin:
    """Origin of a record that carries provenance columns."""
    return Origin(
        record["document"], record["locator"], record["source_file"], record["source_row"]
    )


@dataclass(frozen=True, slots=True)
class Claim:
    """One source row says (or lets infer) one attribute of one project."""

    project_code: str
    attribute: str
    value: Value
    how_known: str
    basis: str | None
    origin: Origin


@dataclass(frozen=True, slots=True)
class Elimination:
    """A value that holds for every project of a source that nothing else is said of."""

    source: str
    attribute: str
    value: Value
    how_known: str
    basis: str | None
    origin: Origin


@dataclass(frozen=True, slots=True)
class BudgetMention:
    """A budget stated a second time, beside the allocation."""

    project_code: str
    amount_usd: Decimal
    printed: str
    origin: Origin


@dataclass(slots=True)
class Facts:
    """Everything collected from the sources.

    `register`: project code -> source folder and origin of its row.
    `explained`: (file, row) -> why nothing of a row needs publishing.
    """

    tables: dict[str, list[Record]] = field(default_factory=dict)
    register: dict[str, tuple[str, Origin]] = field(default_factory=dict)
    claims: list[Claim] = field(default_factory=list)
    eliminations: list[Elimination] = field(default_factory=list)
    budget_mentions: list[BudgetMention] = field(default_factory=list)
    explained: dict[tuple[str, int], str] = field(default_factory=dict)
    numbers: Counter[tuple[str, ...]] = field(default_factory=Counter)

    def add(self, table: str, record: Record, origin: Origin) -> None:
        """Add a record with its provenance to a table."""
        self.tables.setdefault(table, []).append({**record, **origin.columns()})

    def next_number(self, *series: str) -> int:
        """Next number of a series, from 1, in the order rows are read."""
        self.numbers[series] += 1
        return self.numbers[series]

    def explain(self, origin: Origin, reason: str) -> None:
        """Say why a row may end up unpublished; without effect if a table cites it."""
        self.explained.setdefault((origin.source_file, origin.source_row), reason)
