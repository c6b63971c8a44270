"""Review: write a whole report of what is in view."""

from pages.review import answers, writing
from pages.shared import layout, words

view = layout.begin("Review of what is in view", __file__)
layout.answer(answers.sentence(view))
layout.key_figures(answers.key_figures(view))
missing = answers.without_pictures()
if missing:
    words.quiet(words.escape(missing))
writing.show(view, pictures=not missing)

layout.heading("What will stand in it")
writing.outline(answers.declared())
layout.not_known(answers.not_known(view))
