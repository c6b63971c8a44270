"""The last step: publish or discard, and what came of it."""

import streamlit as st

import warehouse
from pages.intake import asking, commands, comparing
from pages.intake.failures import Failed
from pages.intake.session import NEVER_SEEN, Work
from pages.shared import datasets, words

OVERVIEW = "pages/overview/page.py"
MEANWHILE = (
    "Somebody published to this dataset meanwhile. What would change is compared anew above; "
    "look at it before you publish."
)
UNREADABLE = "unreadable"
"""Stands for a snapshot in service that cannot be read; a draft may replace it."""

LOOK = "intake_leave"
TOLD = "intake_told"
"""What came of the last decision: kind of message, words, and the dataset it leads to."""


def decide(work: Work) -> None:
    """What would change, and the two ways to end."""
    examination = work.examination
    with st.container(border=True, key="card_changes"):
        st.subheader("What would change", anchor=False)
        if examination.draft is None:
            st.info("There is no project to publish. Correct the files and check again.")
            st.button("Choose other files", on_click=asking.end, icon=":material/refresh:")
            return
        before, base = work.seen, compared(work)
        work.seen = base
        if base == examination.draft:
            st.info("These files say exactly what is in service. Nothing would change.")
            examination.undecided = None
            st.button("Done", on_click=asking.end)
            return
    meanwhile = before not in (NEVER_SEEN, base)
    if meanwhile:
        st.warning(MEANWHILE, icon=":material/group:")
    buttons(work, base, may_publish=not meanwhile)


def now_in_service(dataset: str) -> str | None:
    """The snapshot in service, None for a new dataset, UNREADABLE where it cannot be read."""
    try:
        return comparing.in_service(dataset)
    except warehouse.WarehouseError:
        return UNREADABLE


def compared(work: Work) -> str | None:
    """Show what would change; returns the snapshot that was compared with, None without one."""
    base, draft = now_in_service(work.dataset), work.examination.draft
    try:
        if base == UNREADABLE:
            warehouse.current(work.dataset)
        elif base is None:
            comparing.first(work.examination.report)
        elif base != draft:
            with st.spinner("Comparing with the snapshot in service ..."):
                found = comparing.compare(work.dataset, base, draft)
            comparing.show(found)
    except warehouse.WarehouseError as error:
        told = f"Nothing can be compared. {error.message} {error.hint}"
        st.warning(words.escape(told), icon=":material/difference:")
    return base


def buttons(work: Work, base: str | None, *, may_publish: bool) -> None:
    """Publish what was compared, or discard it.

    may_publish: whether the reader has seen what would change before the button was pressed.
    """
    title = words.escape(work.title)
    with st.container(horizontal=True, vertical_alignment="center"):
        wanted = st.button(f"Publish “{title}”", icon=":material/publish:")
        unwanted = st.button("Discard", icon=":material/delete:")
    if wanted and may_publish:
        with st.spinner("Publishing ..."):
            publish(work, base)
        st.rerun()
    if unwanted:
        with st.spinner("Discarding ..."):
            discard(work)
        st.rerun()


def publish(work: Work, base: str | None) -> None:
    """Put the draft in service, unless another came there since it was compared.

    The next run of the page tells so.
    """
    if now_in_service(work.dataset) != base:
        return
    try:
        commands.publish(work.dataset, work.examination.draft)
    except Failed as failure:
        tell("error", f"{failure.happened} {failure.do}")
        return
    work.examination.undecided = None
    asking.end()
    tell("success", f"“{work.title}” is published.", work.dataset)


def discard(work: Work) -> None:
    """Remove the draft and the files."""
    draft, work.examination.undecided = work.examination.undecided, None
    try:
        if not was_in_service(work.dataset, draft):
            commands.discard(work.dataset, draft)
        tell("info", "The draft and the files were removed; nothing was published.")
    except Failed as failure:
        tell("warning", f"The files were removed. {failure.happened} {failure.do}")
    asking.end()


def was_in_service(dataset: str, snapshot: str) -> bool:
    """Whether the same content was published before; it is kept then, to go back to."""
    try:
        kept = warehouse.kept_snapshots(dataset)
    except warehouse.UnknownName:
        return False
    return any(entry.id == snapshot and (entry.in_service or entry.since) for entry in kept)


def tell(kind: str, text: str, dataset: str | None = None) -> None:
    """Keep a message for the top of the page."""
    st.session_state[TOLD] = (kind, text, dataset)


def told() -> None:
    """What came of the last decision, with the way to the dataset."""
    kind, text, dataset = st.session_state.pop(TOLD, (None, "", None))
    if kind is None:
        return
    {"success": st.success, "info": st.info, "warning": st.warning, "error": st.error}[kind](
        words.escape(text)
    )
    if dataset is not None:
        st.button(
            "Look at the dataset",
            key="intake_look",
            icon=":material/arrow_forward:",
            on_click=look_at,
            args=(dataset,),
        )


def look_at(dataset: str) -> None:
    """Choose a dataset and ask for the first page of it. Only for callbacks."""
    datasets.look_at(dataset)
    st.session_state[LOOK] = True


def leave() -> None:
    """Go to the first page when that was asked for; a callback itself cannot change the page."""
    if st.session_state.pop(LOOK, False):
        # Without parameters named, Streamlit would clear those that the filters own, and refuse.
        st.switch_page(OVERVIEW, query_params={})
