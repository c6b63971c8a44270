"""The slides of the deck: their order and the presenter's words, each as the deck now has it."""

from dataclasses import replace

import streamlit as st

from pages.shared import words
from pages.shared.deck import held
from pages.shared.deck.model import LONGEST_COMMENT, LONGEST_TITLE, UNTITLED, Deck
from pages.shared.deck.seen import Seen

ON_SLIDE, IN_NOTES = "On the slide and in its notes", "In the notes alone"
WHERE = {"slide": ON_SLIDE, "notes": IN_NOTES}


def front(deck: Deck) -> None:
    """Title and subtitle of the deck, and what goes for all slides."""
    with st.container(border=True, key="deck_front"):
        _text("deck_title", "Title of the deck", deck.title, UNTITLED, _retitled, "title")
        _text("deck_subtitle", "Subtitle", deck.subtitle, "None", _retitled, "subtitle")
        with st.container(horizontal=True, gap="large", vertical_alignment="bottom"):
            _hold("deck_comments", deck.comments)
            st.radio(
                "Comments stand",
                list(WHERE),
                key="deck_comments",
                format_func=WHERE.get,
                horizontal=True,
                on_change=_chosen,
                width="content",
            )
            _hold("deck_appendix", deck.appendix)
            st.checkbox(
                "Appendix with the data of the figures",
                key="deck_appendix",
                on_change=_chosen,
                width="content",
            )


def show(deck: Deck, looked: list[Seen]) -> None:
    """One box per slide."""
    for place, (slide, seen) in enumerate(zip(deck.slides, looked, strict=True)):
        with st.container(border=True, key=f"deck_slide_{place}"):
            told, moved = st.columns([7, 3])
            with told, st.container(gap=None):
                _about(place + 1, slide.link, seen, slide.title)
            with moved:
                _buttons(place, len(deck.slides))
            left, right = st.columns([2, 3])
            with left:
                _text(
                    f"deck_heading_{place}",
                    f"Own title of slide {place + 1}",
                    slide.title,
                    seen.title or "The title of the card",
                    _reworded,
                    place,
                    "title",
                )
            with right:
                _text(
                    f"deck_comment_{place}",
                    f"Comment on slide {place + 1}",
                    slide.comment,
                    "What you want to say about it",
                    _reworded,
                    place,
                    "comment",
                    long=True,
                )


def _about(number: int, link: str, seen: Seen, own_title: str) -> None:
    """Which card it is, of which data, with the way to it."""
    title = own_title or seen.title or link
    st.markdown(f"**{number}. {words.escape(title)}**")
    if seen.problem:
        st.warning(words.escape(seen.problem), icon=":material/link_off:")
        words.quiet(words.escape(link))
        return
    card = f"{seen.title} · {seen.shown}" if own_title else seen.shown
    words.quiet(
        f"{words.escape(card)} · [{words.escape(seen.page)}]({link})", words.escape(seen.data)
    )


def _buttons(place: int, count: int) -> None:
    """Up, down and away."""
    with st.container(horizontal=True, horizontal_alignment="right", gap="small"):
        for label, by, end in (("Up", -1, 0), ("Down", 1, count - 1)):
            st.button(
                label,
                key=f"deck_{label.lower()}_{place}",
                on_click=_move,
                args=(place, by),
                disabled=place == end,
                help=f"Move slide {place + 1} {label.lower()}",
            )
        st.button(
            "Remove",
            key=f"deck_remove_{place}",
            on_click=_remove,
            args=(place,),
            help=f"Take slide {place + 1} out of the deck",
        )


def _text(key, label, value, placeholder, changed, *args, long: bool = False) -> None:
    """A box with words of the presenter."""
    _hold(key, value)
    draw, more = (st.text_area, {"height": 80}) if long else (st.text_input, {})
    most = LONGEST_COMMENT if long else LONGEST_TITLE
    draw(
        label,
        key=key,
        placeholder=placeholder,
        max_chars=most,
        on_change=changed,
        args=(key, *args),
        **more,
    )


def _hold(key: str, value: object) -> None:
    """Let a widget show what the deck says, which is what counts.

    Only where it differs: what is set anew would wipe out what is just being typed.
    """
    if st.session_state.get(key) != value:
        st.session_state[key] = value


def _retitled(key: str, name: str) -> None:
    held.put(replace(held.current(), **{name: st.session_state[key].strip()}))


def _reworded(key: str, place: int, name: str) -> None:
    held.put(held.current().changed(place, **{name: st.session_state[key].strip()}))


def _chosen() -> None:
    held.put(
        replace(
            held.current(),
            comments=st.session_state["deck_comments"],
            appendix=st.session_state["deck_appendix"],
        )
    )


def _move(place: int, by: int) -> None:
    held.put(held.current().moved(place, by))


def _remove(place: int) -> None:
    held.put(held.current().removed(place))
