"""Reviews on demand: a whole report of what is in view, as DOCX and PDF.

`outline.yml` says what stands in it, chapter by chapter; `compose` asks the pages and the
warehouse and puts everything together once, as a `Review` (model.py) of plain words and
numbers; `docxfile` and `pdffile` write it. Nothing here draws on a page. See docs/exports.md.
"""
