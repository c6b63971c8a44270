from etl.dictionary import DICTIONARY, render
from warehouse.schema import load_codes, load_schema


def test_committed_dictionary_is_in_step():
    advice = "run `python -m etl dictionary`"
    assert DICTIONARY.read_text(encoding="utf-8") == render(), advice


def test_every_table_and_column_is_explained():
    text = render()
    for table in load_schema().tables.values():
        section = text.split(f"## {table.name}\n")[1].split("\n## ")[0]
        for column in table.columns:
            assert f"| `{column.name}` | {column.type} |" in section, table.name


def test_short_code_lists_are_printed_with_labels():
    text = render()
    for row in load_codes("gender_markers"):
        assert f"| `{row['code']}` | {row['label']} |" in text
