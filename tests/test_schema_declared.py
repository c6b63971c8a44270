"""Declared files: no key twice, and every mistake told with file, line and what to do."""

import pytest

from warehouse.schema import BadDeclaration, read_yaml
from warehouse.schema.declared import parse_yaml, read_entries, read_mapping

TWICE = """\
nce_months_max:
  label: Longest
projects:
  label: Projects
nce_months_max:
  label: Shortest
"""


def refused(tmp_path, content: str | bytes) -> str:
    file = tmp_path / "projects.yml"
    file.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    with pytest.raises(BadDeclaration) as error:
        read_yaml(file)
    return str(error.value)


def test_a_key_that_stands_twice_is_refused_with_both_lines(tmp_path):
    told = refused(tmp_path, TWICE)
    assert "projects.yml, line 5: nce_months_max is declared twice (first in line 1)." in told


def test_a_key_that_stands_twice_inside_an_entry_is_refused(tmp_path):
    assert "line 3: label is declared twice (first in line 2)" in refused(
        tmp_path, "projects:\n  label: A\n  label: B\n"
    )
    assert "line 1: x is declared twice" in refused(tmp_path, "a: {x: 1, x: 2}\n")


def test_the_same_key_in_two_entries_is_no_repetition():
    assert parse_yaml("a: {x: 1}\nb: {x: 2}\n", "f.yml") == {"a": {"x": 1}, "b": {"x": 2}}


def test_anchors_and_merge_keys_work_and_own_keys_go_before_merged_ones():
    text = "a: &a {x: 1, y: 1}\nb: &b\n  <<: *a\n  y: 2\nc:\n  <<: *b\n  x: 3\n"
    assert parse_yaml(text, "f.yml") == {
        "a": {"x": 1, "y": 1},
        "b": {"x": 1, "y": 2},
        "c": {"x": 3, "y": 2},
    }


def test_references_can_be_refused_where_files_come_from_outside():
    with pytest.raises(BadDeclaration, match=r"deck.yml, line 2: references .* are not read"):
        parse_yaml("a: &a [x]\nb: *a\n", "deck.yml", references=False)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("a:\n\tb: 1\n", "line 2: a tab stands in it. Indent with blanks"),
        ("a: [1, 2\nb: 3\n", "line 1: a bracket or brace is opened here and not closed. Close"),
        ("a:\n  - [\n", "line 3: a bracket"),
        ("a:\n  b: 1\n c: 2\n", "line 3: does not fit the lines above it. Indent it"),
        ("a: x: y\n", "line 1: a colon stands where none is expected. Put a text"),
        ("a: 1\nb: 'x\n", "line 2: a text in quotes begins here and does not end. Close"),
        ("a: 1\nb: @x\n", "line 2: a sign cannot begin a value. Put the value into quotes"),
        ("a: 1\nb: *x\n", "line 2: cannot be read (found undefined alias 'x'). Check"),
        ("a: 1\nb: 2024-13-40\n", "line 2: '2024-13-40' cannot be read"),
        ("a: 1\nb: \x01\n", "line 2: holds the control character U+0001. Remove it"),
        (
            "a: 1\nb: Côte d’Ivoire\n".encode("windows-1252"),
            "line 2: holds the byte F4, which is not UTF-8. Save the file as UTF-8",
        ),
    ],
)
def test_what_is_no_yaml_is_told_in_a_sentence_with_file_and_line(tmp_path, content, told):
    message = refused(tmp_path, content)
    assert message.startswith(f"projects.yml, {told}")
    assert "\n" not in message


def test_a_byte_order_mark_is_no_part_of_the_first_key(tmp_path):
    file = tmp_path / "a.yml"
    file.write_bytes("a: é\n".encode("utf-8-sig"))
    assert read_yaml(file) == {"a": "é"}


def test_an_empty_file_declares_nothing_and_a_list_is_refused(tmp_path):
    file = tmp_path / "a.yml"
    file.write_text("# nothing yet\n", encoding="utf-8")
    assert read_mapping(file) == {}
    file.write_text("- a\n", encoding="utf-8")
    with pytest.raises(BadDeclaration, match=r"a\.yml: expected keys with values, found \['a'\]"):
        read_mapping(file)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a:\n", "a.yml: a: expected keys with values, found nothing"),
        ("a: words\n", "a.yml: a: expected keys with values, found 'words'"),
        ("a: {on: 1}\n", "a.yml: a: the key True is no word. Put it into quotes"),
    ],
)
def test_an_entry_without_keys_is_told_with_file_and_entry(tmp_path, text, told):
    file = tmp_path / "a.yml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(BadDeclaration) as error:
        read_entries(file)
    assert str(error.value).startswith(told)
