"""Which rules are applied and what they are set to; both stand in the address."""

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

import warehouse
from pages.shared import address, formats

OFF, ONLY = "off", "flag"
"""Parameters of the address: rules switched off, and the one rule whose flags are listed."""


@dataclass(frozen=True)
class Asked:
    """What the reader chose. only: the rule whose flags are listed, None for all."""

    thresholds: dict[str, int]
    without: tuple[str, ...]
    only: str | None


def asked() -> tuple[Asked, list[str]]:
    """What the address says, and a sentence for each part of it that nobody knows."""
    declared = warehouse.watch_rules()
    off, told = st.query_params.get_all(OFF), []
    thresholds = {}
    for known in choosable().values():
        text = st.query_params.get(known.name)
        value = number(text, known)
        if text is not None and value is None:
            told.append(
                f"{known.label} “{text}” cannot be chosen and was ignored. It is a whole number "
                f"from {known.least} to {known.most} ({known.unit})."
            )
        if value is not None and value != known.value:
            thresholds[known.name] = value
    only = st.query_params.get(ONLY)
    for code in [*off, *filter(None, [only])]:
        if code not in declared.rules:
            rules = formats.join(list(declared.rules), "or")
            told.append(f"Rule “{code}” is not known and was ignored. Known: {rules}.")
    without = tuple(code for code in declared.rules if code in off)
    applied = only in declared.rules and only not in without
    return Asked(thresholds, without, only if applied else None), told


def choosable() -> dict[str, warehouse.Threshold]:
    """The numbers a reader may set; the others are fixed by a rule of the Fund."""
    known = warehouse.watch_rules().thresholds
    return {name: one for name, one in known.items() if one.choosable}


def number(text: str | None, known: warehouse.Threshold) -> int | None:
    """The number a text means, None where it cannot be chosen."""
    plain = (text or "").strip()
    if not plain.isdecimal():
        return None
    value = int(plain)
    return value if known.least <= value <= known.most else None


def draw(chosen: Asked) -> None:
    """The switches of the rules and the boxes of their numbers."""
    labels = warehouse.watch_rules().labels
    key = f"address_{OFF}"
    st.session_state[key] = [code for code in labels if code not in chosen.without]
    st.pills(
        "Rules applied",
        list(labels),
        selection_mode="multi",
        key=key,
        format_func=labels.__getitem__,
        on_change=switched,
    )
    boxes = choosable()
    for place, known in zip(st.columns(len(boxes)), boxes.values(), strict=True):
        with place:
            box(known, chosen.thresholds)
    if chosen.without or chosen.thresholds:
        st.button(
            "All rules as declared", key="rules_reset", on_click=address.forget, args=(OFF, *boxes)
        )


def box(known: warehouse.Threshold, chosen: Mapping[str, int]) -> None:
    """The box of one number."""
    key = f"address_{known.name}"
    st.session_state[key] = chosen.get(known.name, known.value)
    st.number_input(
        f"{known.label} ({known.unit})",
        min_value=known.least,
        max_value=known.most,
        step=1,
        key=key,
        on_change=set_to,
        args=(known.name, known.value),
    )


def switched() -> None:
    """Put the rules that are switched off into the address."""
    applied = st.session_state[f"address_{OFF}"]
    off = [code for code in warehouse.watch_rules().rules if code not in applied]
    if off:
        st.query_params[OFF] = off
    else:
        address.forget(OFF)


def set_to(name: str, usual: int) -> None:
    """Put a number into the address; the usual one needs no mention."""
    value = st.session_state[f"address_{name}"]
    if value == usual:
        address.forget(name)
    else:
        st.query_params[name] = value


def list_only(code: str) -> None:
    """List the projects that one rule flags."""
    st.query_params[ONLY] = code
