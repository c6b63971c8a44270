"""A review as one page of HTML for printing; it asks nothing of any host."""

import base64
from collections.abc import Mapping
from html import escape
from itertools import repeat
from pathlib import Path

from pages.shared.export.svgtext import writable
from pages.shared.review.model import (
    Block,
    Bullets,
    Figure,
    Grid,
    KeyFigures,
    Listing,
    Review,
    Section,
    Text,
)

STYLE = Path(__file__).with_name("print.css")
FONTS = Path(__file__).resolve().parents[3] / "static" / "fonts"


def write(review: Review, numbers: Mapping[str, int] | None = None) -> str:
    """The review as HTML.

    numbers: page of each section by its anchor. Without them pictures are left blank, which
    takes the same room: that print only tells on which page each section begins.
    """
    body = [_cover(review), _contents(review, numbers or {})]
    for level, section in review.sections():
        body.append(_section(section, level, blank=numbers is None))
    style = STYLE.read_text(encoding="utf-8").replace("FONTS", FONTS.as_uri())
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8">'
        f"<title>{_text(review.title)}</title><style>{style}</style></head>"
        f"<body>{''.join(body)}</body></html>"
    )


_EMPTY_PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="{}" height="{}"/>'


def _text(text: str) -> str:
    return escape(writable(text))


def _paragraph(text: str, kind: str = "") -> str:
    named = f' class="{kind}"' if kind else ""
    return f'<p dir="auto"{named}>{_text(text)}</p>'


def _link(address: str) -> str:
    if "://" not in address:
        return _text(address)
    return f'<a href="{_text(address)}">{_text(address)}</a>'


def _cover(review: Review) -> str:
    mark = _paragraph(review.synthetic_line, "synthetic") if review.synthetic_line else ""
    return (
        f'<header><h1 class="title" dir="auto">{_text(review.title)}</h1>'
        f"{_paragraph(review.population, 'subtitle')}{mark}"
        f"{_paragraph(f'In view: {review.scope}.')}{_paragraph(f'Data: {review.data_line}.')}"
        f'<p class="small">This review again: {_link(review.receipt)}</p></header>'
    )


def _contents(review: Review, numbers: Mapping[str, int]) -> str:
    rows = "".join(
        f'<li class="level{level}"><a href="#{section.anchor}">'
        f'<span class="name" dir="auto">{_text(section.heading)}</span><span class="dots"></span>'
        f"<span>{numbers.get(section.anchor, '')}</span></a></li>"
        for level, section in review.sections()
    )
    return f'<nav><p class="contents">Contents</p><ul>{rows}</ul></nav>'


def _section(section: Section, level: int, *, blank: bool) -> str:
    kind = ' class="annex"' if section.number.startswith("Annex") else ""
    inner = "".join(_block(block, blank=blank) for block in section.blocks)
    tag = f"h{level}"
    head = f'<{tag} id="{section.anchor}" dir="auto">{_text(section.heading)}</{tag}>'
    return f"<section{kind}>{head}{inner}</section>"


def _block(block: Block, *, blank: bool) -> str:
    match block:
        case Text():
            return _paragraph(block.text, "lead" if block.lead else "small" if block.quiet else "")
        case Bullets():
            items = (
                f'<li dir="auto">{f"<b>{_text(name)}.</b> " if name else ""}{_text(said)}</li>'
                for name, said in block.items
            )
            return f"<ul>{''.join(items)}</ul>"
        case KeyFigures():
            cells = (
                f'<div dir="auto"><span>{_text(label)}</span><strong>{_text(value)}</strong>'
                f"<span>{_text(base)}</span></div>"
                for label, value, base in block.figures
            )
            return f'<div class="key-figures">{"".join(cells)}</div>'
        case Figure():
            return _figure(block, blank=blank)
        case Listing():
            head = _caption(block.label, block.title, block.anchor)
            return f"{head}{_grid(block.grid)}"


def _caption(label: str, title: str, anchor: str) -> str:
    return f'<p class="caption" id="{anchor}" dir="auto">{_text(label)}. {_text(title)}</p>'


def _figure(figure: Figure, *, blank: bool) -> str:
    """Caption and picture stay together; the table may go on to the next page."""
    card, picture = figure.card, ""
    if figure.picture:
        content = _EMPTY_PICTURE.format(*figure.size).encode() if blank else figure.picture
        source = base64.b64encode(content).decode()
        picture = f'<img alt="{_text(card.alt)}" src="data:image/svg+xml;base64,{source}">'
    if figure.lacking:
        picture = _paragraph(figure.lacking, "small")
    head = _caption(figure.label, card.title, figure.anchor)
    data = _grid(figure.grid) if figure.grid else ""
    small = "".join(_paragraph(line, "small") for line in figure.small_print)
    again = f'<p class="small last">{figure.label} again: {_link(card.receipt)}</p>'
    return f'<div class="figure">{head}{picture}</div>{data}{small}{again}'


def _grid(grid: Grid) -> str:
    sides = [' class="number"' if number else "" for number in grid.numeric]
    total = sum(grid.shares)
    columns = "".join(f'<col style="width:{100 * one / total:.2f}%">' for one in grid.shares)
    head = "".join(_cell("th", cell, side) for cell, side in zip(grid.headings, sides, strict=True))
    rows = "".join(
        "<tr>" + "".join(map(_cell, repeat("td"), row, sides)) + "</tr>" for row in grid.rows
    )
    told = _paragraph(grid.left_out, "small") if grid.left_out else ""
    return (
        f'<table style="width:{100 * min(total, 1):.2f}%"><colgroup>{columns}</colgroup>'
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>{told}"
    )


def _cell(tag: str, text: str, side: str) -> str:
    return f'<{tag} dir="auto"{side}>{_text(text)}</{tag}>'
