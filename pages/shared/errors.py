"""What people see when something fails: what happened, what is safe, what to do."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

import warehouse

LOG = logging.getLogger("fund_monitor")


@contextmanager
def shown_to_people() -> Iterator[None]:
    """Show an error inside the page instead of a traceback; the log keeps the details."""
    try:
        yield
    except Exception as error:
        show(error)


def show(error: Exception) -> bool:
    """Explain `error` on the page. Returns True: it has been shown."""
    if isinstance(error, warehouse.NoSnapshot):
        explain("There is no data yet.", error.message, "Build it with `python -m etl build`.")
    elif isinstance(error, warehouse.BrokenSnapshot):
        explain(
            "The data in service cannot be read.",
            f"{error.message} The source files are untouched.",
            error.hint or "Build it anew with `python -m etl build`.",
        )
    elif isinstance(error, warehouse.RegistryError):
        explain(
            "A file that declares something is wrong.",
            f"{error.message} The data is safe.",
            f"{error.hint} Correct the file and reload the page.".strip(),
        )
    elif isinstance(error, warehouse.WarehouseError):
        explain("This could not be computed.", error.message, error.hint)
    else:
        explain(
            "Something went wrong on this page.",
            "The data is safe: the dashboard only reads it.",
            "Reload the page. If it happens again, tell the people who run the dashboard; "
            "the details are in its log.",
        )
    known = isinstance(error, warehouse.WarehouseError)
    LOG.error("A page failed: %s", error, exc_info=None if known else error)
    return True


def explain(happened: str, safe: str, do: str) -> None:
    """An error in three sentences."""
    st.error(f"**{happened}** {safe}\n\n{do}", icon=":material/error:")
