"""The pages of the dashboard, one folder a topic.

How to write a page:

1. `pages/<topic>/cards.yml` declares the cards: id, title, what is asked of the
   warehouse (`metrics` and `by`; or `rows`; or published `figures`), chart, the views of
   the documents it covers. `pages/shared/declare.py` explains every key.
2. `pages/<topic>/answers.py` puts what is in view into words: `sentence(view)`,
   `key_figures(view)`, `not_known(view)`. No number is typed; each comes from `view`.
3. `pages/<topic>/charts.py`, only for charts that `pages/shared/charts` does not have:
   `builder(table, category, measures, **options) -> go.Figure`, made with
   `pages.shared.charts.base`. No Streamlit, no Plotly template, colours from `theme`.
4. `pages/<topic>/page.py` reads as an outline:

       view = layout.begin("Revisions", __file__)
       layout.answer(answers.sentence(view))
       layout.key_figures(answers.key_figures(view))
       cards.show(view, "extension_months", mean=view.value("nce_months_mean"))
       layout.two_columns(view, ["types", "reasons"])
       layout.not_known(answers.not_known(view))

   `cards.show(view, id, builder=..., table=..., explain=..., **options)` takes a chart of
   the page's own, data the page prepared (an Arrow table; put a column `<code>_label`
   beside each code) and what to say of a selected mark; further keywords go to the chart
   builder. `layout.two_columns(view, ids, tables={id: table})` does so for pairs.

Clicking a mark leads to the projects behind it when the card's category is a dimension
of projects; a dimension that is no filter travels in the address (`shared/narrow.py`).

What `view` answers (always under the reader's filters): `count`, `value`, `answer`,
`table`, `rows`; `view.filters` says what is filtered, in words and as a link.
`pages.shared.data` asks without filters and reads published `figures`.
`pages.shared.formats` writes numbers. `pages.shared.address` keeps a search or a choice of
one page in its address. A page never imports another page.

The address and title of a page are in `pages/shared/addresses.py`.
"""
