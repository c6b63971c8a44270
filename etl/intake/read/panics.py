"""The reader of sheets stops in its own way when an old workbook is damaged."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from etl.intake.finding import Refused
from etl.intake.read.archive import damaged

_STANDARD_ERROR = 2


@contextmanager
def panics_refused(file: str) -> Iterator[None]:
    """Turn a panic of the reader into Refused, without its trace on the terminal.

    A panic is no Exception and has no importable class, so it is known by name.
    The trace is written by the reader itself, past Python; that is why standard
    error is closed for the time of reading. Use it in one thread only.
    """
    kept = os.dup(_STANDARD_ERROR)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, _STANDARD_ERROR)
    try:
        yield
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise Refused(damaged(file)) from error
    finally:
        os.dup2(kept, _STANDARD_ERROR)
        os.close(kept)
        os.close(nowhere)
