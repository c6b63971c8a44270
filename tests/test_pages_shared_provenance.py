"""Where rows come from: told once below a card, with links to the projects in tables."""

import pyarrow as pa
import pytest

from pages.shared import content, headings, tables


@pytest.mark.usefixtures("in_service")
def test_rows_of_several_documents_name_them_all():
    table = pa.table(
        {
            "first_document": ["000", None],
            "first_locator": ["Annex 3", None],
            "second_document": ["001", "001"],
            "second_locator": ["s4.3", "s4.6"],
        }
    )
    assert content.provenance(table) == (
        "Review 2011-2014, Annex 3",
        "Review 2016-2020, s4.3, s4.6",
    )


def test_a_table_without_documents_names_none():
    assert content.provenance(pa.table({"locator": ["s4.3"]})) == ()


def test_a_source_that_all_rows_share_is_not_a_column():
    table = pa.table({"document": ["001", "001"], "locator": ["s4.2", "s4.3"]})
    assert headings.told_below("document", table)
    assert not headings.told_below("locator", table)


def test_a_project_code_leads_to_its_factsheet():
    table = pa.table({"project_code": ["LM.0356", None]})
    written = tables.linked(table, as_markdown=True)["project_code"].to_pylist()
    assert written == ["[LM.0356](projects?project=LM.0356)", None]
    address = tables.linked(table, as_markdown=False)["project_code"].to_pylist()
    assert address == ["projects?project=LM.0356", None]


@pytest.mark.usefixtures("in_service")
def test_a_document_is_called_by_the_name_people_know():
    table = pa.table({"document": ["000", None]})
    assert tables.linked(table, as_markdown=True)["document"].to_pylist() == [
        "Review 2011-2014",
        None,
    ]
