"""A bare Streamlit app that draws the figures of our pages from constants.

One page per page of ours with the same figures, a filter with one value, and nothing
else; served with the same settings, theme and compression. It is the floor: no page that
draws these figures can be faster.
"""

import json
import shutil
from pathlib import Path

from tests.benchmarks.visits import ROOT, Visit

APP = """
import json, sys
from pathlib import Path
import streamlit as st
sys.path.insert(0, {root!r})
from pages.shared import server
from pages.shared.charts import CONFIG

FIGURES = json.loads(Path(__file__).with_name("figures.json").read_text())

def page(address):
    st.title(address)
    chosen = st.sidebar.multiselect(
        "Fund region", ["Africa"], key="fund_region", bind="query-params"
    )
    for number, figure in enumerate(FIGURES[address]["filtered" if chosen else "all"]):
        st.plotly_chart(figure, key=f"chart-{{number}}", config=CONFIG)

def draw(address):
    return lambda: page(address)

if __name__ == "__main__":
    st.set_page_config(layout="wide", initial_sidebar_state="expanded")
    # The first page answers at the root alone; no page of ours is that.
    pages = [st.Page(lambda: None, title="Start")]
    pages += [st.Page(draw(name), title=name, url_path=name) for name in FIGURES]
    st.navigation(pages, position="top").run()
else:
    app = st.App(__file__, **server.OPTIONS)
"""


def write(visits: dict[str, tuple[Visit, Visit]], folder: Path) -> None:
    """Write the bare app into `folder`, with our settings, fonts and map shapes."""
    folder.mkdir(parents=True)
    for name in (".streamlit", "static"):
        shutil.copytree(ROOT / name, folder / name)
    figures = {
        address: {"all": whole.figures, "filtered": filtered.figures}
        for address, (whole, filtered) in visits.items()
    }
    (folder / "figures.json").write_text(json.dumps(figures), encoding="utf-8")
    (folder / "app.py").write_text(APP.format(root=str(ROOT)), encoding="utf-8")
