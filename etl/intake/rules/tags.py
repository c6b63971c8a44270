"""Tags are matched within their family."""

import pyarrow as pa

from etl.errors import Unreadable
from etl.intake.case import Case


def match_tags(case: Case) -> None:
    """Turn tags as written into codes; each pair of family and text is looked up once."""
    tags = case.frames["tags"]
    families, texts = tags.values["tag_family"].to_pylist(), tags.values["tag"].to_pylist()
    found: dict[tuple[str, str], str | Unreadable] = {}
    codes: list[str | None] = []
    for row, pair in enumerate(zip(families, texts, strict=True)):
        if None in pair:
            codes.append(None)
            continue
        if pair not in found:
            found[pair] = _match(case, *pair)
        code = found[pair]
        if isinstance(code, Unreadable):
            if tags.data[row]:
                tags.report("code_unknown", [row], "tag", code.problem, code.advice)
            code = None
        codes.append(code)
    tags.values["tag"] = pa.array(codes, pa.string())


def _match(case: Case, family: str, text: str) -> str | Unreadable:
    try:
        return case.book.tags(family).match(text)
    except Unreadable as error:
        return error
