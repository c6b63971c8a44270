import json


def accounts(tables):
    return {
        row["source_file"].removeprefix("review_small/"): (
            row["rows_in"],
            row["rows_published"],
            row["rows_set_aside"],
        )
        for row in tables["row_accounting"]
    }


def test_rows_read_are_published_or_set_aside(sources):
    assert accounts(sources.tables()) == {
        "projects.csv": (2, 2, 0),
        "markers.csv": (2, 1, 1),
        "lists.csv": (2, 2, 0),
    }


def test_declared_row_is_set_aside_with_its_reason_and_content(sources):
    (row,) = sources.tables()["set_aside"]
    assert (row["source_file"], row["source_row"]) == ("review_small/markers.csv", 3)
    assert row["reason"] == "A total is no project"
    assert json.loads(row["row_content"]) == {"Code": "TOTAL", "Marker": "1"}


def test_row_that_says_nothing_new_is_set_aside(sources):
    sources.append("markers.csv", "LM.0001,2A\n")
    tables = sources.tables()
    assert accounts(tables)["markers.csv"] == (3, 1, 2)
    assert tables["set_aside"][1]["reason"] == (
        "Says what review_small/markers.csv, row 2 already says"
    )


def test_row_that_reaches_no_table_stops_the_build(sources):
    sources.append("markers.csv", "LM.0002,\n")
    message = sources.failure()
    assert "review_small/markers.csv, row 4: reached no table and was not set aside" in message


def test_every_published_row_cites_a_row_that_was_read(sources):
    tables = sources.tables()
    files = accounts(tables)
    for name, rows in tables.items():
        for row in rows:
            if row.get("source_row") and name != "data_issues":
                file = row["source_file"].removeprefix("review_small/")
                assert 2 <= row["source_row"] <= files[file][0] + 1, (name, row)
