"""Text on the page that must not be read as formatting, and the quiet kind of text."""

import re

import streamlit as st

SPECIAL = re.compile(r"([\\`*_\[\]$|~<>:#])")


def escape(text: str) -> str:
    """`text` with every character that Markdown would act on made plain."""
    return SPECIAL.sub(r"\\\1", text)


def unescape(text: str) -> str:
    """What `escape` was given."""
    return re.sub(r"\\" + SPECIAL.pattern, r"\1", text)


def quiet(*lines: str) -> None:
    """Small grey lines, dark enough to be read: notes, counts, sources."""
    st.markdown("  \n".join(f":small[:gray[{line}]]" for line in lines if line))
