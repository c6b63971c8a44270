"""Whether people may bring in files over the dashboard: off, unless a setting turns it on.

Whoever opens the page could publish, so a server that several people reach leaves it off or
lets only those in who may (see docs/intake.md).
"""

import os
from collections.abc import Mapping

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

ADDRESS = "intake"
VARIABLE = "FUND_MONITOR_INTAKE"
ON = "on"
UPLOADS = "/_stcore/upload_file"
"""Where Streamlit takes files, whatever page is open."""


def is_on(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether the setting says so."""
    return environment.get(VARIABLE, "").strip().lower() == ON


class NoUploads:
    """Refuses every upload while the intake is off; no other page takes files."""

    def __init__(self, app: ASGIApp) -> None:
        """Take the application behind it."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer 403 to an upload, hand on anything else."""
        is_upload = scope["type"] == "http" and UPLOADS in scope["path"]
        if is_upload and scope["method"] != "OPTIONS" and not is_on():
            answer = PlainTextResponse("The intake of files is off.", status_code=403)
            await answer(scope, receive, send)
            return
        await self._app(scope, receive, send)
