"""The pages of the dashboard: where each stands, and what it is called.

One line per page: its address, which links keep for ever, its title and its file. They stand
here and not in `app.py`, because exports write links to pages and open pages by their address
without a server.
"""

PAGES = {
    "overview": ("Overview", "pages/overview/page.py"),
    "regions": ("Regional distribution", "pages/regions/page.py"),
    "fairness": ("Fairness across regions", "pages/fairness/page.py"),
    "funding-lines": ("Funding lines", "pages/funding_lines/page.py"),
    "revisions": ("Revisions", "pages/revisions/page.py"),
    "revision-ledger": ("Revision ledger", "pages/ledger/page.py"),
    "watchlist": ("Watchlist", "pages/watchlist/page.py"),
    "covid": ("COVID-19 impact", "pages/covid/page.py"),
    "gender-and-rights": ("Gender and rights", "pages/gender_rights/page.py"),
    "intent-to-outcome": ("Gender: intent to outcome", "pages/intent/page.py"),
    "results": ("Results and sustainability", "pages/results/page.py"),
    "evaluations": ("Evaluations", "pages/evaluations/page.py"),
    "objectives": ("Objectives and frameworks", "pages/objectives/page.py"),
    "peers": ("Peer portfolio (ILO)", "pages/peers/page.py"),
    "explore": ("Explore", "pages/explore/page.py"),
    "changes": ("Changes between two days", "pages/changes/page.py"),
    "projects": ("Projects", "pages/projects/page.py"),
    "reconciliation": ("Reconciliation", "pages/reconciliation/page.py"),
    "data-quality": ("Data quality", "pages/data_quality/page.py"),
    "views": ("Views index", "pages/views_index/page.py"),
    "search": ("Search", "pages/search/page.py"),
    "deck": ("Deck", "pages/deck/page.py"),
    "review": ("Review of what is in view", "pages/review/page.py"),
    "intake": ("Intake", "pages/intake/page.py"),
}
"""Address to title and file, in the order of the navigation."""

SECTIONS = {
    "Portfolio": ("overview", "regions", "fairness", "funding-lines", "projects", "changes"),
    "Delivery": (
        "watchlist",
        "revisions",
        "revision-ledger",
        "covid",
        "gender-and-rights",
        "intent-to-outcome",
        "results",
        "objectives",
    ),
    "Evidence": ("evaluations", "peers", "reconciliation", "data-quality", "views"),
    "Find": ("explore", "search", "deck", "review"),
    "Own data": ("intake",),
}
"""Heading of the navigation to the addresses below it."""
