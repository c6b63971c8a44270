"""Theme, countries, coverage and Fund region: stated, concluded with a basis, or open."""

from tests.fixtures.own_data.sheets import check, projects, rows_of, rules, sheet


def places(checked):
    return rows_of(checked, "projects", "coverage", "fund_region")


def bases(checked):
    found = rows_of(checked, "attribute_sources", "attribute", "value_text", "how_known", "basis")
    return [row for row in found if row[0] != "theme"]


def test_one_country_makes_a_national_project_of_its_region():
    checked = check(projects("Countries", "Haiti"))
    assert places(checked) == [("national", "Latin America and the Caribbean")]
    assert bases(checked) == [
        ("coverage", "national", "inferred", "One country named, no grouping"),
        (
            "fund_region",
            "Latin America and the Caribbean",
            "inferred",
            "Fund region of its countries",
        ),
    ]


def test_several_countries_of_one_region():
    checked = check(projects("Countries", "Ghana; Kenya"))
    assert places(checked) == [("regional", "Africa")]
    assert bases(checked)[0][3] == "2 countries named"


def test_countries_of_several_regions_leave_the_region_open():
    checked = check(projects("Countries", "Ghana; Haiti"))
    assert places(checked) == [("regional", None)]
    assert rules(checked) == [("region_open", "D", 2)]
    assert checked.findings[0].severity == "note"


def test_nothing_named_leaves_both_open():
    checked = check(projects("Line", "1"))
    assert places(checked) == [(None, None)]
    assert bases(checked) == []


def test_what_is_stated_stays_and_needs_no_basis():
    checked = check(projects("Countries | Coverage | Region", "Ghana; Haiti | global | Global"))
    assert places(checked) == [("global", "Global")]
    assert bases(checked) == []


def test_region_and_coverage_unlike_the_countries_are_marked():
    checked = check(projects("Countries | Coverage | Region", "Ghana; Kenya | National | Europe"))
    assert rules(checked) == [
        ("region_unlike_countries", "F", 2),
        ("coverage_unlike_countries", "E", 2),
    ]
    assert places(checked) == [("national", "Europe")]


def test_theme_comes_from_the_code():
    checked = check(projects("Line", "1"))
    assert rows_of(checked, "attribute_sources", "attribute", "value_text", "basis") == [
        ("theme", "LM", "Letters of the project code")
    ]


def test_sheet_of_countries_adds_roles_and_rows_are_not_doubled():
    listed = sheet(
        "Countries",
        "Code | Country | Role",
        "LM.0001 | Ghana | Directly benefitting",
        "LM.0001 | Togo | ",
    )
    checked = check(projects("Countries", "Ghana; Kenya"), listed)
    found = rows_of(checked, "project_countries", "iso3", "beneficiary_role", "source_file")
    assert sorted(found) == [
        ("GHA", "direct", "book.xlsx / Countries"),
        ("KEN", "benefitting", "book.xlsx / Projects"),
        ("TGO", "benefitting", "book.xlsx / Countries"),
    ]


def test_rules_of_the_fund_come_along_and_printed_figures_do_not():
    checked = check(projects("Line", "1"))
    assert checked.tables["ceilings"].num_rows > 0
    assert checked.tables["eligible_states"].num_rows > 0
    assert checked.tables["published_figures"].num_rows == 0
    assert checked.tables["peer_projects"].num_rows == 0
    documents = checked.tables["sources"].column("document").to_pylist()
    assert set(checked.tables["ceilings"].column("document").to_pylist()) <= set(documents)
    assert "book.xlsx" in documents


def test_row_says_where_it_was_read():
    checked = check(projects("Line", "1"))
    assert rows_of(checked, "projects", "document", "locator", "source_file", "source_row") == [
        ("book.xlsx", "sheet Projects", "book.xlsx / Projects", 2)
    ]
