"""Making the presentation: template, progress, cancelling, and the file."""

import re

import streamlit as st

from pages.shared import intake, words
from pages.shared.deck import template
from pages.shared.deck.job import Job
from pages.shared.deck.model import Deck, DeckError
from pages.shared.deck.seen import Seen

JOB = "deck_job"
TEMPLATE = "deck_template"
CHECKED = "deck_template_checked"
EVERY_SECONDS = 0.7
NO_FILES = (
    "This server takes no files. A presentation in your own template is made in the terminal: "
    "python -m warehouse deck deck.yml -o report.pptx --template fund.pptx."
)
EMU_PER_INCH = 914_400
MIME = "application/vnd.openxmlformats-officedocument.presentationml.presentation"


def show(deck: Deck, looked: list[Seen], host: str) -> None:
    """Everything from the choice of a template to the finished file."""
    chosen, problem = _template()
    if problem:
        st.error(words.escape(problem), icon=":material/error:")
    job = st.session_state.get(JOB)
    running = job is not None and job.running
    broken = any(seen.problem for seen in looked)
    if broken:
        st.warning(
            "Some slides cannot be shown. Remove them, or let them follow the data in service.",
            icon=":material/link_off:",
        )
    if not running:
        st.button(
            "Make the presentation (PowerPoint)",
            key="deck_make",
            on_click=_begin,
            args=(deck, host, chosen),
            disabled=broken or bool(problem),
        )
    if job is not None:
        st.fragment(_follow, run_every=EVERY_SECONDS if running else None)(job, deck, chosen)


def _begin(deck: Deck, host: str, chosen: bytes | None) -> None:
    st.session_state[JOB] = Job(deck, host, chosen)


def _follow(job: Job, deck: Deck, chosen: bytes | None) -> None:
    """How far it is, and the way to cancel; the file once it is finished."""
    if job.running:
        waiting = "Waiting until another presentation is finished …"
        told = f"Slide {min(job.done + 1, job.total)} of {job.total} …"
        st.progress(job.done / job.total, waiting if job.waiting else told)
        st.button("Cancel", on_click=job.cancel, key="deck_cancel")
        st.session_state["deck_followed"] = job
        return
    if st.session_state.pop("deck_followed", None) is job:
        # The page itself has to learn that it is finished, so that nobody asks any more.
        st.rerun(scope="app")
    if job.cancelled:
        st.info("Cancelled. Nothing was made; the deck is as it was.", icon=":material/cancel:")
    elif job.problem:
        st.error(words.escape(job.problem).replace("\n", "  \n"), icon=":material/error:")
    elif job.deck != deck or job.template != chosen:
        st.info("The deck has changed since the presentation was made. Make it again.")
    else:
        _finished(job)


def _finished(job: Job) -> None:
    size = f"{len(job.content) / 1e6:,.1f} MB"
    st.download_button(
        f"Download the presentation ({size})",
        data=job.content,
        file_name=file_name(job.deck),
        mime=MIME,
        key="deck_download",
        on_click="ignore",
        icon=":material/download:",
    )


def file_name(deck: Deck) -> str:
    """The title of the deck as the name of a file."""
    plain = re.sub(r"[^\w]+", "-", deck.shown_title.casefold()).strip("-")[:60]
    return f"{plain or 'deck'}.pptx"


def _template() -> tuple[bytes | None, str]:
    """The template given, and what is wrong with it."""
    if not intake.is_on():
        words.quiet(words.escape(NO_FILES))
        return None, ""
    uploaded = st.file_uploader(
        "Your own template (.pptx), if you have one",
        type=["pptx"],
        key=TEMPLATE,
        help="Its slide size, typefaces, colours and layouts are used; its slides are not.",
    )
    if uploaded is None:
        return None, ""
    content = uploaded.getvalue()
    checked = st.session_state.get(CHECKED)
    if checked is None or checked[0] != uploaded.file_id:
        checked = (uploaded.file_id, *_checked(content))
        st.session_state[CHECKED] = checked
    _, told, problem = checked
    if told:
        words.quiet(words.escape(told))
    return content, problem


def _checked(content: bytes) -> tuple[str, str]:
    """What is used of a template, or what is wrong with it."""
    try:
        file = template.opened(content)
        first, figure = template.layouts(file)
        template.stage(file, figure)
    except DeckError as error:
        return "", str(error)
    sides = (file.slide_width, file.slide_height)
    inches = [f"{side / EMU_PER_INCH:.4g}" for side in sides]
    return (
        f"Used of it: “{first.name}” for the first slide, “{figure.name}” for figures, slides of "
        f"{' × '.join(inches)} inches.",
        "",
    )
