"""Names of content controls: which field of which question a control is.

Word allows 64 signs for a tag. A control keeps its tag wherever it is moved to and
whatever is written around it, so a tag is the surest way to know a field.
"""

from dataclasses import dataclass

HEADER = "project"
HEADER_FIELDS = {
    "project_code": "Project code",
    "title": "Project title",
    "funding_year": "Funding year",
}
_SEPARATOR = "/"


@dataclass(frozen=True, slots=True)
class Tag:
    """A field: questionnaire, question, and box (`option`) or field for writing (`field`)."""

    questionnaire: str
    question: str
    option: str | None = None
    field: str | None = None

    def __str__(self) -> str:
        """The tag as written into the document: "2022/16/covid_19/action"."""
        parts = (self.questionnaire, self.question, self.option or "-", self.field)
        return _SEPARATOR.join(part for part in parts if part)


def read_tag(text: str | None) -> Tag | None:
    """The field a tag names; None when it is not one of ours."""
    parts = (text or "").split(_SEPARATOR)
    if not 3 <= len(parts) <= 4:
        return None
    option = None if parts[2] == "-" else parts[2]
    return Tag(parts[0], parts[1], option, parts[3] if len(parts) == 4 else None)
