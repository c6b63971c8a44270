"""Watchlist: which projects should be looked at first, and why?"""

from pages.shared import judged, lacking, layout, words
from pages.watchlist import answers, choices, sections, tables

view = layout.begin("Watchlist", __file__)
asked, problems = choices.asked()
watch = tables.found(view, asked)
layout.answer(answers.sentence(watch))
words.quiet(words.escape(judged.day_words(watch.judged_on)))
sections.problems(problems)

if answers.number(watch, tables.ACTIVE):
    layout.key_figures(answers.key_figures(watch))
    sections.controls(asked)
    sections.running(view, asked, watch)
else:
    lacking.told(answers.nothing_runs(watch))
    sections.controls(asked)
sections.completed(view, watch)
sections.rules(view, asked, watch)
layout.not_known(answers.not_known(watch))
