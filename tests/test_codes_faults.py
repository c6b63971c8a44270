"""A code list that is wrong stops the build, which says file, row, value and what to do."""

import shutil

import pytest

from etl.codebook import check_code_lists
from etl.errors import BuildFailed
from warehouse.schema import BadDeclaration
from warehouse.schema.codes import CODES_FOLDER, read_codes

THEMES = "code,label,aliases\nLM,Labour migration,\nCT,Counter-trafficking,trafficking\n"


def read(tmp_path, content: str | bytes, name: str = "themes"):
    file = tmp_path / f"{name}.csv"
    file.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return read_codes(file)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (THEMES.replace(",", ";"), "themes.csv: is separated by semicolons, not by commas. Save"),
        (THEMES.replace(",", "\t"), "themes.csv: is separated by tabs, not by commas. Save"),
        ("", "row 1: the header lacks code, label. Head the columns code,label; found: nothing"),
        (THEMES.replace("code", "Code"), "row 1: the header lacks code. Head the columns"),
        (THEMES.replace("aliases", "label"), "row 1: the header names the column 'label' twice"),
        (THEMES + "HE\n", "themes.csv, row 4: has 1 cells, the header has 3. Separate cells"),
        (THEMES + "HE,Health, care,x\n", "row 4: has 4 cells, the header has 3. Separate cells"),
        (THEMES + "HE,,\n", "row 4, column 'label': is empty. Fill the cell"),
        (THEMES + ",Health,\n", "row 4, column 'code': is empty. Fill the cell"),
        (
            THEMES + " HE,Health,\n",
            "row 4, column 'code', value ' HE': begins or ends with a blank",
        ),
        (
            THEMES + "LM,Labour,\n",
            "row 4, column 'code', value 'LM': stands in row 2 already. Keep",
        ),
        (THEMES + 'HE,"Health,\n', "row 4: is no CSV (unexpected end of data). Check the double"),
        (
            (THEMES + "HE,Santé,\n").encode("windows-1252"),
            "row 4: holds the byte E9, which is not UTF-8. Save it as CSV UTF-8",
        ),
    ],
)
def test_a_wrong_list_is_told_with_row_value_and_advice(tmp_path, content, told):
    with pytest.raises(BadDeclaration) as error:
        read(tmp_path, content)
    assert str(error.value).startswith("warehouse/codes/themes.csv")
    assert told in str(error.value)


def test_empty_rows_and_a_byte_order_mark_are_passed_over_and_rows_keep_their_number(tmp_path):
    content = THEMES.replace("\nCT", "\n,,\n\nCT").encode("utf-8-sig")
    assert [(number, row["code"]) for number, row in read(tmp_path, content)] == [
        (2, "LM"),
        (5, "CT"),
    ]


def test_a_tag_may_stand_once_in_each_family(tmp_path):
    rows = "tag_family,code,label\na,other,Other\nb,other,Other\n"
    assert len(read(tmp_path, rows, "tags")) == 2
    with pytest.raises(BadDeclaration, match="row 4, column 'code', value 'other': stands in row"):
        read(tmp_path, rows + "b,other,Others\n", "tags")


def test_columns_that_something_is_worked_out_from_must_be_there(tmp_path):
    with pytest.raises(BadDeclaration, match="row 1: the header lacks severity"):
        read(tmp_path, "code,label\na,A\n", "rules")


@pytest.fixture
def lists(tmp_path, monkeypatch):
    """A copy of the code lists to spoil; gives the folder."""
    folder = tmp_path / "codes"
    shutil.copytree(CODES_FOLDER, folder)
    monkeypatch.setattr("warehouse.schema.codes.CODES_FOLDER", folder)
    monkeypatch.setattr("etl.codebook.CODES_FOLDER", folder)
    return folder


def faults(folder, **added: str) -> list[str]:
    for name, rows in added.items():
        file = folder / f"{name}.csv"
        file.write_text(file.read_text(encoding="utf-8-sig").rstrip("\n") + f"\n{rows}\n", "utf-8")
    with pytest.raises(BuildFailed) as failure:
        check_code_lists()
    return [str(error) for error in failure.value.errors]


def test_every_alias_that_leads_nowhere_is_told_with_its_row(lists):
    rows = len(read_codes(lists / "country_aliases.csv")) + 2
    told = faults(lists, country_aliases="Kenia,ken\nBoth,KEN;UGA\nNowhere,XYZ\nUganda,KEN")
    place = "warehouse/codes/country_aliases.csv, row"
    assert told[0].startswith(f"{place} {rows}, column 'iso3', value 'ken': is no country. Nearest")
    assert "KEN" in told[0].partition("Nearest known")[2]
    assert told[1].startswith(f"{place} {rows + 1}, column 'iso3', value 'KEN;UGA': is no country")
    assert told[2].startswith(f"{place} {rows + 2}, column 'iso3', value 'XYZ': is no country")
    assert told[3].startswith(
        f"{place} {rows + 3}, column 'alias', value 'Uganda': stands for KEN here and for UGA"
    )


def test_faults_of_several_lists_are_told_together(lists):
    told = faults(lists, themes="HE,", sexes="x", topics="twice,Projects")
    assert [each.partition(":")[0].partition(",")[0] for each in told] == [
        "warehouse/codes/sexes.csv",
        "warehouse/codes/themes.csv",
        "warehouse/codes/topics.csv",
    ]
