"""Arithmetic as a person reads it."""

from decimal import Decimal

_LONGEST_LIST = 12


def number_words(number: Decimal) -> str:
    """A number with thousands commas and at most four decimals: 82,380,379 or 23.0769."""
    text = f"{number:,.4f}"
    return text.rstrip("0").rstrip(".")


def arithmetic(operation: str, shown: list[str], number: Decimal) -> str:
    """One line: the operands, the operation and its result."""
    result = number_words(number)
    match operation:
        case "sum" if len(shown) <= _LONGEST_LIST:
            return f"{' + '.join(shown)} = {result}"
        case "sum":
            return f"sum of {len(shown)} figures = {result}"
        case "difference":
            return f"{' - '.join(shown)} = {result}"
        case "quotient":
            return f"{shown[0]} / {shown[1]} = {result}"
        case "share":
            return f"100 x {shown[0]} / {shown[1]} = {result}"
        case "share_of_rest":
            return f"100 x ({' - '.join(shown)}) / {shown[0]} = {result}"
        case "ratio_of_shares":
            return f"({shown[0]} / {shown[1]}) / ({shown[2]} / {shown[3]}) = {result}"
        case "count":
            return f"{result} figures"
        case "count_unchanged":
            return f"{result} of {len(shown) // 2} pairs are equal"
        case _:
            return result
