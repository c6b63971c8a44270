"""Projects: which projects are there, and what is known of each of them?"""

import streamlit as st

from pages.projects import factsheet, register

code = st.query_params.get("project", "").strip()
if code:
    factsheet.show(code, __file__)
else:
    register.show(__file__)
