"""By which day it is judged what is due, and why that one."""

from datetime import date

from pages.shared import data, formats


def judged_on() -> date:
    """The day by which it is judged what is due in the data chosen."""
    return data.store().judged_on()


def day_words(day: date) -> str:
    """The day in a sentence; `day` is what the page judged by, see `warehouse.judged_on`."""
    if data.snapshot().as_of:
        return f"Judged as known on {formats.day(day)}, the day chosen."
    if data.rows("observation_days")["recorded_until"][0].as_py() is None:
        return f"Judged on {formats.day(day)}, when the data was put in service."
    return f"Judged on {formats.day(day)}, the last day of which something is on record."
