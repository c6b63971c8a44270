"""The review of one reader: asked for, watched, cancelled, downloaded."""

import streamlit as st

from pages.shared import data, formats, words
from pages.shared.export import menu
from pages.shared.export.headless import Address
from pages.shared.review import make
from pages.shared.review.compose import PAGE
from pages.shared.review.jobs import Job
from pages.shared.review.outline import Outline
from pages.shared.view import View

KEY = "review_job"
SECONDS = 1.0
"""How often a page looks how far its review is."""


def start(view: View, form: str) -> None:
    """Begin to write what is in view; a former review of this reader is given up."""
    give_up()
    info = data.snapshot()
    stem = f"{'synthetic-' if info.synthetic else ''}review-{info.id[:6]}"
    st.session_state[KEY] = Job(Address(PAGE, view.filters), form, menu.here().host, stem)


def give_up() -> None:
    """End the review that is being written, if any."""
    job = st.session_state.pop(KEY, None)
    if job is not None:
        job.cancel()


def buttons(view: View, *, pictures: bool) -> None:
    """One button a kind of file. pictures: whether there is a Chromium."""
    with st.container(horizontal=True, key="review_kinds"):
        for form, kind in make.KINDS.items():
            st.button(
                f"Write as {kind.label}",
                key=f"review_{form}",
                on_click=start,
                args=(view, form),
                disabled=kind.needs_chromium and not pictures,
            )


@st.fragment(run_every=SECONDS)
def watched() -> None:
    """How far it is, with a way to end it; looks again by itself."""
    job = st.session_state.get(KEY)
    if job is None:
        return
    job.look()
    if not job.running:
        # The whole page is drawn anew without this fragment, which stops the looking.
        st.rerun()
    st.progress(job.done_pct, text=words.escape(job.doing))
    st.button("Cancel", key="review_cancel", on_click=job.cancel)


def result() -> None:
    """The finished file, or why there is none."""
    job = st.session_state[KEY]
    if job.error:
        st.warning(words.escape(job.error))
        return
    kind = make.KINDS[job.form]
    st.success(
        f"The review is ready ({words.escape(kind.label)}, "
        f"{formats.decimal(len(job.content) / 1_000_000)} MB): "
        f"{words.escape(job.address.filters.words)}."
    )
    st.download_button(
        "Download the review",
        data=job.content,
        file_name=f"{job.stem}.{kind.ending}",
        mime=kind.mime,
        on_click="ignore",
        key="review_download",
    )


def show(view: View, *, pictures: bool) -> None:
    """Buttons, and below them the review of this reader."""
    buttons(view, pictures=pictures)
    job = st.session_state.get(KEY)
    if job is None:
        return
    with st.container(border=True, key="review_job_box"):
        if job.running:
            watched()
        else:
            result()


def outline(declared: Outline) -> None:
    """The chapters with their parts, and how many figures each may have."""
    lines = []
    for chapter in declared.chapters:
        figures = len(chapter.cards) + sum(len(part.cards) for part in chapter.parts)
        parts = formats.join([part.title for part in chapter.parts])
        told = [parts] if parts else []
        told += [f"up to {formats.plural(figures, 'figure')}"] if figures else []
        annex = "Annex: " if chapter.annex else ""
        line = f"- **{words.escape(annex + chapter.title)}**"
        lines.append(line + (f" ({words.escape('; '.join(told))})" if told else ""))
    st.markdown("\n".join(lines))
