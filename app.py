"""Fund Monitor: the entry point of `streamlit run app.py`.

Streamlit reads this file twice. The server imports it once and finds `app`; then
every visit runs it as a script. AppTest runs the script part alone.
"""

import streamlit as st

from pages.shared import errors, server, shell, sidebar
from pages.shared.addresses import PAGES, SECTIONS


def main() -> None:
    """Draw the frame of the dashboard and the page that the address names."""
    st.set_page_config(page_title="Fund Monitor", layout="wide", initial_sidebar_state="auto")
    with errors.shown_to_people():
        page = shell.navigation(PAGES, SECTIONS)
        shell.style()
        sidebar.dataset()
        shell.notice()
        sidebar.draw()
        shell.run(page)


if __name__ == "__main__":
    main()
else:
    # Why an ASGI app and not a bare script: see pages/shared/server.py.
    app = st.App(__file__, **server.OPTIONS)
