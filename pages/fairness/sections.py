"""The parts of the Fairness page below its first chart."""

from pages.fairness import answers, charts, tables
from pages.shared import cards, lacking, layout, words
from pages.shared.view import View


def over_time(view: View) -> None:
    """The index by year and by line."""
    layout.heading("By year and line")
    cards.show(view, "history", builder=charts.history, table=tables.per_year(view))
    layout.two_columns(
        view,
        ["by_line", "by_year_and_line"],
        tables={
            "by_line": tables.per_line(view),
            "by_year_and_line": tables.per_year_and_line(view),
        },
    )


def against_requests(view: View) -> None:
    """Who asks and who is granted; without requests, what is lacking."""
    layout.heading("Against requests for funding")
    asked = tables.of_requests(view)
    if not asked.count("funding_requests_made"):
        lacking.told(answers.no_requests_words())
        return
    words.quiet(words.escape(answers.requests_words(asked)))
    if told := answers.requests_filters_words(view, asked):
        words.quiet(words.escape(told))
    table = tables.requests(asked)
    layout.two_columns(asked, ["asked", "granted"], tables={"asked": table, "granted": table})
    yearly = tables.requests_per_year(asked)
    cards.show(asked, "asked_by_year", builder=charts.history, table=yearly)


def concentrated(view: View) -> None:
    """How much falls on few countries."""
    layout.heading("Concentration")
    words.quiet(words.escape(answers.countries_words(view)))
    cards.show(view, "countries", table=tables.largest_countries(view))
