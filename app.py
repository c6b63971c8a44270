"""Fund Monitor: the entry point of `streamlit run app.py`.

Streamlit reads this file twice. The server imports it once and finds `app`; then
every visit runs it as a script. AppTest runs the script part alone.
"""

import streamlit as st

from pages.shared import errors, server, shell, sidebar

PAGES = {
    "overview": ("Overview", "pages/overview/page.py"),
    "regions": ("Regional distribution", "pages/regions/page.py"),
    "funding-lines": ("Funding lines", "pages/funding_lines/page.py"),
    "revisions": ("Revisions", "pages/revisions/page.py"),
    "covid": ("COVID-19 impact", "pages/covid/page.py"),
    "gender-and-rights": ("Gender and rights", "pages/gender_rights/page.py"),
    "results": ("Results and sustainability", "pages/results/page.py"),
    "evaluations": ("Evaluations", "pages/evaluations/page.py"),
    "objectives": ("Objectives and frameworks", "pages/objectives/page.py"),
    "peers": ("Peer portfolio (ILO)", "pages/peers/page.py"),
    "explore": ("Explore", "pages/explore/page.py"),
    "projects": ("Projects", "pages/projects/page.py"),
    "reconciliation": ("Reconciliation", "pages/reconciliation/page.py"),
    "data-quality": ("Data quality", "pages/data_quality/page.py"),
    "views": ("Views index", "pages/views_index/page.py"),
    "search": ("Search", "pages/search/page.py"),
}


SECTIONS = {
    "Portfolio": ("overview", "regions", "funding-lines", "projects"),
    "Delivery": ("revisions", "covid", "gender-and-rights", "results", "objectives"),
    "Evidence": ("evaluations", "peers", "reconciliation", "data-quality", "views"),
    "Find": ("explore", "search"),
}


def main() -> None:
    """Draw the frame of the dashboard and the page that the address names."""
    st.set_page_config(page_title="Fund Monitor", layout="wide", initial_sidebar_state="auto")
    with errors.shown_to_people():
        page = shell.navigation(PAGES, SECTIONS)
        shell.style()
        shell.notice()
        sidebar.draw()
        page.run()


if __name__ == "__main__":
    main()
else:
    # Why an ASGI app and not a bare script: see pages/shared/server.py.
    app = st.App(__file__, **server.OPTIONS)
