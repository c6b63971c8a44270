"""What stands in the fields of one question, before it is judged."""

from dataclasses import dataclass, field

from etl.questionnaires.form import TableField
from etl.questionnaires.marks import Mark

NOTE = "note"  # Name of text beside a box that has no field for writing.

Slot = tuple[str | None, str]  # Code of the option or None, name of the field.


@dataclass(slots=True)
class Row:
    """A filled row of a table; `ticks` holds the codes ticked in its choice columns."""

    option: str | None
    table: TableField
    cells: dict[str, str]
    ticks: dict[str, list[str]] = field(default_factory=dict)


@dataclass(slots=True)
class Loose:
    """Text in no field; `option` is the box it stands below, None where it is below none."""

    text: str
    option: str | None


@dataclass(slots=True)
class Filled:
    """Everything found in one question.

    `marks`: per option (for items: "option/yes", "option/no") every mark found.
    `named`: options whose label stands there without any box. `unknown`: ticked
    wordings that are no option of the question.
    """

    marks: dict[str, list[Mark]] = field(default_factory=dict)
    texts: dict[Slot, list[str]] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)
    loose: list[Loose] = field(default_factory=list)
    named: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)

    def mark(self, code: str, mark: Mark) -> None:
        """Add a mark of an option."""
        self.marks.setdefault(code, []).append(mark)

    def write(self, slot: Slot, text: str) -> None:
        """Add a text to a field; what is there already is not repeated."""
        texts = self.texts.setdefault(slot, [])
        if text and text not in texts:
            texts.append(text)

    def is_ticked(self, code: str) -> bool:
        """Whether any mark of an option is a tick."""
        return Mark.TICKED in self.marks.get(code, ())

    def is_unclear(self, code: str) -> bool:
        """Whether an option carries a sign that is neither a tick nor an empty box."""
        return Mark.UNCLEAR in self.marks.get(code, ()) and not self.is_ticked(code)

    def text(self, slot: Slot) -> str:
        """What was written into a field, paragraphs parted by line breaks."""
        return "\n".join(self.texts.get(slot, ()))
