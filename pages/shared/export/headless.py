"""Runs a page without a reader, to learn which cards it shows and from what.

A page prepares tables and chooses builders in its script, so the script itself says what is
on it: it is run in a thread of its own, with an address and filters of its own, and
`cards.show` hands its cards over instead of drawing them. Whatever else the page draws goes
nowhere. It needs no server and disturbs none: the same is done in a terminal and inside a
dashboard that people are looking at.
"""

import runpy
import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TypeVar

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.fragment import MemoryFragmentStorage
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.pages_manager import PagesManager
from streamlit.runtime.scriptrunner_utils.exceptions import RerunException, StopException
from streamlit.runtime.scriptrunner_utils.script_requests import (
    ScriptRequests,
    ScriptRequestType,
)
from streamlit.runtime.scriptrunner_utils.script_run_context import (
    ScriptRunContext,
    add_script_run_ctx,
)
from streamlit.runtime.state import SafeSessionState, SessionState
from streamlit.runtime.state.query_params import QueryParams

from pages.shared import datasets, day, former, shell, sidebar, words
from pages.shared.addresses import PAGES, SECTIONS
from pages.shared.ending import PageEnds
from pages.shared.export.asked import Asked, Heard, collecting, hearing
from pages.shared.filters import NAMES, Filters

ROOT = Path(__file__).resolve().parents[3]

FRAME = {former.CARD, former.PARAMETER, datasets.KEY, day.KEY, *NAMES}
"""Parameters of a link that belong to every page."""

IGNORED = ":material/link_off:"
"""The sign before what a page could not read in its link."""


@dataclass(frozen=True)
class Address:
    """A page as a link opens it.

    page: its address, a key of PAGES. params: what else stands in the link besides the
    filters, such as {"q": ["consultant"]}. dataset, known_on, snapshot: whose data it is, as
    known on which day, and in which former state; those of the reader unless given.
    strict: refuse params that the page leaves out, where a reader would only be told.
    """

    page: str
    filters: Filters = field(default_factory=Filters)
    params: Mapping[str, Sequence[str]] = field(default_factory=dict)
    dataset: str | None = field(default_factory=datasets.chosen)
    known_on: date | None = field(default_factory=day.chosen)
    snapshot: str | None = field(default_factory=former.chosen)
    strict: bool = False


class LeftOut(Exception):
    """A page did not read what it was given, or could not; the message says what."""


class _Choices(QueryParams):
    """What stands in the link, and what the page makes of it.

    asked: names the page asked for, there or not. ignored: what it says it could not read.
    """

    def __init__(self) -> None:
        super().__init__()
        self.asked: set[str] = set()
        self.ignored: list[str] = []

    def __getitem__(self, key: str) -> str:
        self.asked.add(key)
        return super().__getitem__(key)

    def get_all(self, key: str) -> list[str]:
        self.asked.add(key)
        return super().get_all(key)


T = TypeVar("T")


def cards_of(address: Address) -> list[Asked]:
    """The cards of a page under its address, in the order of the page.

    Empty when nothing matches the filters. Raises what the page raises.
    """
    return visit(address, list)


def visit(address: Address, work: Callable[[list[Asked]], T]) -> T:
    """What `work` makes of the cards of a page, done while the page is open.

    A card is put together from the data of its dataset and snapshot, which only this visit
    knows. Raises what the page and `work` raise.
    """
    return in_own_thread(lambda: work(_run(address)))


def read(address: Address, work: Callable[[list[Asked], Heard], T]) -> T:
    """The same for `work` that also takes what the page says in words."""

    def listened() -> T:
        with hearing() as heard:
            return work(_run(address), heard)

    return in_own_thread(listened)


def ask(address: Address, work: Callable[[], T]) -> T:
    """What `work` returns for the dataset, day and snapshot of an address, without its page."""

    def asked() -> T:
        _begin(address)
        return work()

    return in_own_thread(asked)


def in_own_thread(job: Callable[[], T]) -> T:
    """What `job` returns or raises, run where no other script is running."""
    outcome: list[object] = []

    def work() -> None:
        try:
            outcome.append(job())
        except BaseException as error:
            outcome.append(error)

    thread = threading.Thread(target=work, name="headless page")
    thread.start()
    thread.join()
    if isinstance(outcome[0], BaseException):
        raise outcome[0]
    return outcome[0]


def _run(address: Address) -> list[Asked]:
    _, file = PAGES[address.page]
    state = _begin(address)
    for name, value in _widgets(address.filters).items():
        state[name] = value
    for name, values in address.params.items():
        state.query_params[name] = list(values)
    shell.navigation(PAGES, SECTIONS)
    # A page that has nothing to show ends itself.
    with collecting() as found, suppress(PageEnds, StopException, RerunException):
        runpy.run_path(str(ROOT / file), run_name="__main__")
    if address.strict and found:
        _refuse_left_out(address, state.query_params)
    return found


def _refuse_left_out(address: Address, choices: _Choices) -> None:
    """Raise LeftOut for the first choice that made no difference to the page."""
    if choices.ignored:
        raise LeftOut(choices.ignored[0].replace(" and was ignored", ""))
    for name in address.params:
        if name in NAMES:
            raise LeftOut(f"{name} is a filter: give it with --where.")
        if name not in choices.asked:
            own = sorted(choices.asked - FRAME)
            known = f"It reads {', '.join(own)}." if own else "It has no choices of its own."
            raise LeftOut(f"The page {address.page} does not read {name}. {known}")


def _begin(address: Address) -> SessionState:
    """A session of this thread's own that looks at the data of an address."""
    state = SessionState()
    state.query_params = _Choices()
    add_script_run_ctx(threading.current_thread(), _context(state))
    state[datasets.KEY] = address.dataset
    state[day.KEY], state[former.KEY] = address.known_on, address.snapshot
    return state


def _widgets(filters: Filters) -> dict[str, object]:
    """The filters as the widgets of the sidebar hold them."""
    values = {name: list(getattr(filters, name) or ()) for name in NAMES}
    return values | {"funding_year": filters.funding_year or sidebar.years_there()}


def _context(state: SessionState) -> ScriptRunContext:
    """A script run without a reader: what is drawn goes nowhere."""
    main, requests = str(ROOT / "app.py"), ScriptRequests()

    def drawn(message: ForwardMsg) -> None:
        alert = message.delta.new_element.alert
        if alert.icon == IGNORED:
            state.query_params.ignored.append(words.unescape(alert.body))
        asked = requests.on_scriptrunner_yield()
        if asked is not None and asked.type is ScriptRequestType.STOP:
            raise StopException

    context = ScriptRunContext(
        session_id="headless",
        _enqueue=drawn,
        script_requests=requests,
        query_string="",
        session_state=SafeSessionState(state, lambda: None),
        uploaded_file_mgr=MemoryUploadedFileManager(""),
        main_script_path=main,
        user_info={},
        fragment_storage=MemoryFragmentStorage(),
        pages_manager=PagesManager(main),
    )
    context.reset()
    return context
