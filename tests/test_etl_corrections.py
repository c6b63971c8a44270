import pytest

ENTRY = """\
corrections:
  - file: projects.csv
    row: 2
    column: Title
    expected: Fair work in Uganda
    new: Fair work for all in Uganda
    reason: The cover page has the full title
    status: reported
"""


@pytest.fixture
def sources(sources):
    """The same with one correction declared."""
    sources.path("corrections.yml").write_text(ENTRY, encoding="utf-8")
    return sources


def test_correction_is_applied_and_published(sources):
    tables = sources.tables()
    assert tables["projects"][0]["title"] == "Fair work for all in Uganda"
    assert tables["corrections"] == [
        {
            "document": "900",
            "source_file": "review_small/projects.csv",
            "source_row": 2,
            "attribute": "Title",
            "former_value": "Fair work in Uganda",
            "corrected_value": "Fair work for all in Uganda",
            "reason": "The cover page has the full title",
            "correction_status": "reported",
        }
    ]


def test_correction_stops_when_the_old_value_is_gone(sources):
    sources.replace("projects.csv", "Fair work in Uganda", "Fair work for all in Uganda")
    message = sources.failure()
    assert "review_small/projects.csv, row 2, column 'Title'" in message
    assert "was to be corrected from 'Fair work in Uganda', which is gone" in message
    assert "remove the correction from corrections.yml" in message


def test_correction_stops_when_the_row_is_not_there(sources):
    sources.replace("corrections.yml", "row: 2", "row: 9")
    assert "row 9, column 'Title': is named in corrections.yml and is not" in sources.failure()


def test_correction_without_a_reason_stops(sources):
    sources.replace("corrections.yml", "    reason: The cover page has the full title\n", "")
    assert "review_small/corrections.yml: entry 1, reason: Field required" in sources.failure()


def test_wrong_key_is_told_with_its_file_and_entry(sources):
    sources.append("corrections.yml", ENTRY.partition("\n")[2].replace("reason:", "reasons:"))
    message = sources.failure()
    assert "review_small/corrections.yml: entry 2, reason: Field required" in message
    assert "expected, new, reason and, where it matters, status" in message
    sources.path("corrections.yml").write_text("corrections: none\n", encoding="utf-8")
    assert "review_small/corrections.yml: corrections: Input should be" in sources.failure()


def test_correction_of_an_unknown_file_stops(sources):
    sources.replace("corrections.yml", "file: projects.csv", "file: project.csv")
    assert "corrects project.csv, which is not there" in sources.failure()
