"""Decks: cards in an order of the presenter's, and the presentation made of them.

A deck is a list of receipt links with words of the presenter's own (`model`). It is kept in an
address (`address`) or a small file (`file`), looked at before it is made (`seen`) and made by
`build`, in a fund's own template where one is given (`template`). Only `held` and `job` belong
to the dashboard; `command` is the terminal. See docs/exports.md.
"""
