"""Downloads that a spreadsheet opens without running or changing anything."""

import csv
import io
from datetime import date
from decimal import Decimal

import pyarrow as pa
import pytest

from pages.shared import csvfile


def rows(table: pa.Table) -> list[list[str]]:
    return list(csv.reader(io.StringIO(csvfile.encode(table).decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_text_a_spreadsheet_would_run_is_neutralised(start):
    table = pa.table({"title": [f"{start}SUM(A1:A9)"]})
    assert rows(table)[1] == [f"'{start}SUM(A1:A9)"]


def test_a_heading_is_neutralised_too():
    assert rows(pa.table({"=cmd": ["x"]}))[0] == ["'=cmd"]


def test_negative_numbers_stay_numbers():
    table = pa.table({"whole": [-3], "exact": [Decimal("-1.50")], "float": [-0.25]})
    assert rows(table)[1] == ["-3", "-1.5", "-0.25"]


def test_missing_zero_and_text_are_three_things():
    table = pa.table({"n": pa.array([None, 0], pa.int64()), "t": pa.array([None, ""], pa.string())})
    assert rows(table)[1:] == [["", ""], ["0", ""]]


def test_large_decimals_are_written_without_exponent():
    assert rows(pa.table({"usd": [Decimal("1650000.00")]}))[1] == ["1650000"]


def test_dates_and_flags_are_plain():
    assert rows(pa.table({"d": [date(2014, 5, 1)], "f": [True]}))[1] == ["2014-05-01", "true"]


def test_excel_recognises_utf_8_and_line_ends():
    data = csvfile.encode(pa.table({"country": ["Türkiye", "Côte d’Ivoire"]}))
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\r\n") == 3
    assert rows(pa.table({"country": ["a,b", 'say "x"']}))[1:] == [["a,b"], ['say "x"']]
