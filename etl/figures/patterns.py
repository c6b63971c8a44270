"""Figure identifiers with a `*` that stands for any text."""

import re
from collections.abc import Iterable

from etl.figures.checks import Derivation


def matches(pattern: str, identifiers: Iterable[str]) -> dict[str, str]:
    """Identifiers that fit, in their order, each with the text its `*` stands for."""
    before, _, after = pattern.partition("*")
    if "*" not in pattern:
        return {pattern: ""} if pattern in set(identifiers) else {}
    fits = re.compile(re.escape(before) + "(.+)" + re.escape(after))
    found = ((identifier, fits.fullmatch(identifier)) for identifier in identifiers)
    return {identifier: match[1] for identifier, match in found if match}


def expanded(derivation: Derivation, identifiers: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Figures a derivation is for, each with its operands."""
    if "*" not in derivation.figure:
        return {derivation.figure: derivation.operands}
    return {
        figure: tuple(operand.replace("*", text) for operand in derivation.operands)
        for figure, text in matches(derivation.figure, identifiers).items()
    }
