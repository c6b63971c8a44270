"""Which projects to look at first: rules with weights, judged on a day.

`rules.yml` declares the rules and the numbers they are set to; an analyst edits it and no
Python. `../models/watch_facts.sql` holds what they judge by, `on_day.sql` what a day makes of
it. `rules.py` reads the rules, `compile.py` turns them into one SELECT.
"""
