from etl.reference_tables import REFERENCE_TABLES, reference_tables


def test_rules_of_the_fund_come_with_their_sources():
    tables = reference_tables()
    assert set(tables) == {*REFERENCE_TABLES, "sources", "row_accounting"}
    assert len(tables["ceilings"]) == 8
    assert len(tables["eligible_states"]) == 103
    cited = {row["document"] for name in REFERENCE_TABLES[1:] for row in tables[name]}
    assert {row["document"] for row in tables["sources"]} == cited


def test_files_of_the_rules_are_accounted_for():
    tables = reference_tables()
    published = {entry["source_file"]: entry for entry in tables["row_accounting"]}
    for name in REFERENCE_TABLES[1:]:
        for row in tables[name]:
            assert row["source_row"] - 1 <= published[row["source_file"]]["rows_in"]
    for entry in published.values():
        assert entry["rows_in"] == entry["rows_published"] + entry["rows_set_aside"]
    assert not [file for file in published if file.endswith("published_figures.csv")]
