"""What open sessions cost the server in memory.

A session is opened as a browser does it, over the web socket, but without a browser:
thirty of those would measure the browser and not the server.
"""

import itertools
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

from tests.benchmarks.report import Row
from tests.benchmarks.serving import Server

SESSIONS = (1, 10, 30)
PATIENCE_SECONDS = 60
SETTLE_SECONDS = 1


@contextmanager
def session(server: Server, page: str, filters: str = "") -> Iterator[list[str]]:
    """An open session on a page, after its first run; yields the figures it was sent.

    filters: as they stand in an address.
    """
    address = f"ws://localhost:{server.port}/_stcore/stream"
    with connect(address, subprotocols=["streamlit"], max_size=None, proxy=None) as line:
        ask = BackMsg()
        ask.rerun_script.page_name = page
        ask.rerun_script.query_string = filters
        line.send(ask.SerializeToString())
        figures = []
        while True:
            message = ForwardMsg.FromString(line.recv(timeout=PATIENCE_SECONDS))
            if message.delta.new_element.HasField("plotly_chart"):
                figures.append(message.delta.new_element.plotly_chart.spec)
            if message.WhichOneof("type") == "script_finished":
                break
        yield figures


def measure(server: Server, page: str = "overview") -> list[Row]:
    """Memory of the server with 1, 10 and 30 sessions open at once."""
    rows = []
    with ExitStack() as opened:
        for before, wanted in itertools.pairwise((0, *SESSIONS)):
            for _ in range(wanted - before):
                opened.enter_context(session(server, page))
            time.sleep(SETTLE_SECONDS)
            rows.append(Row("memory", f"{wanted} open sessions", server.megabytes, "MB"))
    return rows
