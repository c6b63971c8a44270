"""Where the build writes by default."""

import os
from pathlib import Path

_REPOSITORY = Path(__file__).parent.parent


def data_folder() -> Path:
    """Folder of snapshots: FUND_MONITOR_DATA where set, else data/ of the repository."""
    return Path(os.environ.get("FUND_MONITOR_DATA") or _REPOSITORY / "data")
