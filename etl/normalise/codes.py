"""Matching printed words to the codes of a list."""

from collections.abc import Iterable, Mapping

from etl.errors import Unreadable
from etl.normalise.text import match_key, nearest

_NAMES_APART = {"countries": "country_aliases"}
"""Lists whose printed names stand in a file of their own."""


class CodeList:
    """One code list; a text matches by code, label or alias, blind to case and accents."""

    def __init__(
        self,
        name: str,
        rows: Iterable[Mapping[str, str]],
        aliases: Mapping[str, str] | None = None,
    ) -> None:
        """Rows have code, label and perhaps aliases (separated by `|`).

        `aliases` maps further printed forms to codes. Raises ValueError when
        one form stands for two codes.
        """
        self.name = name
        self.labels: dict[str, str] = {}
        self._code_of: dict[str, str] = {}
        for row in rows:
            code = row["code"]
            self.labels[code] = row["label"]
            printed = (row.get("aliases") or "").split("|")
            for form in (code, row["label"], *printed):
                self._add(form, code)
        for form, code in (aliases or {}).items():
            self._add(form, code)

    def _add(self, form: str, code: str) -> None:
        key = match_key(form)
        if not key:
            return
        if self._code_of.setdefault(key, code) != code:
            raise ValueError(
                f"code list {self.name}: {form!r} stands for {self._code_of[key]} and for {code}"
            )

    def find(self, text: str) -> str | None:
        """Code of a text, or None when the list has none for it."""
        return self._code_of.get(match_key(text))

    def match(self, text: str) -> str:
        """Code of a text; raises Unreadable with the nearest known codes."""
        code = self.find(text)
        if code is None:
            raise Unreadable(f"is not in the code list {self.name}", self._suggestion(text))
        return code

    def _suggestion(self, text: str) -> str:
        forms = nearest(text, self._code_of)
        codes = list(dict.fromkeys(self._code_of[match_key(form)] for form in forms))
        if not codes and len(self.labels) <= 12:
            codes = list(self.labels)
        known = ", ".join(self._shown(code) for code in codes) or "none is close"
        what = "name" if self.name in _NAMES_APART else "value"
        file = f"warehouse/codes/{_NAMES_APART.get(self.name, self.name)}.csv"
        return f"Nearest known: {known}. Correct the cell, or add the {what} to {file}"

    def _shown(self, code: str) -> str:
        label = self.labels[code]
        return code if label == code else f"{code} ({label})"
