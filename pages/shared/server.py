"""How the dashboard is served: less waiting at start, less to download, no traceback.

A bare script would do, but some things are only reachable through `st.App`:

- Freezing the objects that live as long as the server keeps the garbage collector
  from walking through them after every rerun (an empty page: 53 ms before, 5 ms after).
  The data is loaded before that, so that the first visitor does not wait for it.
- Streamlit never compresses its own scripts and our map shapes; gzip cuts a cold
  page with six charts from 7.7 to 2.6 MB.
- plotly.js for pictures drawn in the browser comes from the plotly package, at one address.
- Files are taken only where the intake is on; Streamlit would take them on any page.
- An error outside a page (in a callback, say) reaches `on_script_error`, which shows
  people a message instead of a traceback.
"""

import gc
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import plotly
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse
from starlette.routing import Route
from streamlit.runtime.pages_manager import PagesManager

import warehouse
from pages.shared import errors, intake

GZIP_MINIMUM_BYTES = 1_000
GZIP_LEVEL = 6
A_YEAR = "public, max-age=31536000, immutable"
"""The address of plotly.js names its version, so a browser need never ask again."""

LOG = logging.getLogger("fund_monitor")


@asynccontextmanager
async def prepared(_app: object) -> AsyncIterator[None]:
    """Load the data, settle who routes, and take what was loaded out of the collector's sight.

    Streamlit takes any folder called `pages` for its older way of naming pages until
    `st.navigation` has run once; the first visitor with a deep link would be told that
    the page does not exist.
    """
    PagesManager.uses_pages_directory = False
    try:
        warehouse.current()
    except warehouse.WarehouseError as error:
        LOG.warning("%s", error)
    gc.collect()
    gc.freeze()
    yield


def plotly_js(_request: Request) -> FileResponse:
    """plotly.js for the pictures that the menu of a card draws in the reader's browser."""
    file = Path(plotly.__file__).with_name("package_data") / "plotly.min.js"
    return FileResponse(file, media_type="text/javascript", headers={"Cache-Control": A_YEAR})


OPTIONS = {
    "lifespan": prepared,
    "routes": [Route("/app/plotly.js", plotly_js)],
    "middleware": [
        Middleware(GZipMiddleware, minimum_size=GZIP_MINIMUM_BYTES, compresslevel=GZIP_LEVEL),
        Middleware(intake.NoUploads),
    ],
    "on_script_error": errors.show,
}
