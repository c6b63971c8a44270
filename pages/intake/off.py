"""What the address of the page says while the intake is off."""

import streamlit as st

from pages.shared import intake


def explain() -> None:
    """Why nothing can be uploaded, how to turn it on, and the way without it."""
    st.info(
        "**Bringing in files is turned off on this server.** Whoever opens this page could "
        "publish, so it is only there where somebody turned it on.",
        icon=":material/lock:",
    )
    st.markdown(
        "On your own machine, `make intake` starts the dashboard with this page, reachable from "
        "this machine only. Who runs a server for several people sets "
        f"`{intake.VARIABLE}={intake.ON}` and lets only those in who may publish. Without the "
        "page, the command line does the same: `python -m etl check FILE` and "
        "`python -m etl build --source FOLDER --name NAME`."
    )
