"""`python -m warehouse` as a person or a script types it."""

import csv
import io
import json
import subprocess
import sys

import pytest

from tests.fixtures.warehouse.portfolio import PORTFOLIO
from tests.fixtures.warehouse.snapshot import write_snapshot
from warehouse.__main__ import main


@pytest.fixture
def run(tmp_path, monkeypatch, capsys):
    """Run a command on the portfolio; gives exit code, output and errors."""
    write_snapshot(tmp_path, PORTFOLIO)
    monkeypatch.setenv("FUND_MONITOR_DATA", str(tmp_path))

    def command(*arguments):
        with pytest.raises(SystemExit) as done:
            main(list(arguments))
        printed = capsys.readouterr()
        return done.value.code, printed.out, printed.err

    return command


def test_csv_has_the_names_asked_for_and_the_counts(run):
    code, out, _ = run("query", "--metrics", "budget_usd", "--by", "fund_region", "--format", "csv")
    assert code == 0
    assert out.splitlines() == [
        "fund_region,budget_usd,used,eligible,missing",
        "Africa,400000,2,4,2",
        "Europe,70000.1,1,2,1",
    ]


def test_counts_are_prefixed_when_several_metrics_are_asked_for(run):
    _, out, _ = run("query", "--metrics", "projects,nce_months_median", "--format", "csv")
    row = next(csv.DictReader(io.StringIO(out)))
    assert row == {
        "projects": "6",
        "nce_months_median": "3.5",
        "projects_used": "6",
        "projects_eligible": "6",
        "projects_missing": "0",
        "nce_months_median_used": "3",
        "nce_months_median_eligible": "6",
        "nce_months_median_missing": "3",
    }


def test_filters_take_a_value_a_range_and_several_values(run):
    _, out, _ = run(
        *["query", "--metrics", "projects", "--by", "iso3", "--format", "csv"],
        *["--where", "funding_year=2011..2012", "--where", "iso3=KEN|Uganda"],
        *["--where", "fund_region=Africa"],
    )
    assert out.splitlines()[1:] == ["KEN,2,2,2,0", "UGA,1,1,1,0"]


def test_parts_of_a_ratio_come_when_asked_for(run):
    ratio = ["query", "--metrics", "projects_extended_pct", "--format", "csv"]
    assert run(*ratio)[1].splitlines() == [
        "projects_extended_pct,used,eligible,missing",
        "66.666667,3,6,3",
    ]
    assert run(*ratio, "--parts")[1].splitlines()[1] == "66.666667,3,6,3,2,3"


def test_json_has_numbers_as_numbers(run):
    _, out, _ = run(
        *["query", "--metrics", "budget_usd,nce_months_mean", "--by", "review", "--format", "json"]
    )
    first, second = json.loads(out)
    assert (first["review"], first["budget_usd"]) == ("2011-2014", 470000.1)
    assert first["nce_months_mean"] == 2.833333
    assert second["budget_usd"] is None


def test_table_is_the_default(run):
    _, out, _ = run("query", "--metrics", "projects", "--by", "fund_region")
    assert out.splitlines()[0].split() == ["fund_region", "projects", "used", "eligible", "missing"]
    assert out.splitlines()[1].split() == ["Africa", "4", "4", "4", "0"]


def test_metrics_and_dimensions_are_listed(run):
    _, metrics, _ = run("metrics", "--format", "csv")
    _, dimensions, _ = run("dimensions", "--format", "csv")
    _, few, _ = run("dimensions", "--metric", "eligible_states", "--format", "csv")
    assert "nce_months_median,Median extension,months,false" in metrics
    assert "iso3,Country,text,true,countries" in dimensions
    assert [row["dimension"] for row in csv.DictReader(io.StringIO(few))] == ["fund_region"]


def test_figures_are_listed_with_value_and_verdict(run):
    code, out, _ = run("figures", "--format", "csv", "--where", "document=000")
    assert code == 0
    assert {"figure_id", "document", "printed_number", "recomputed_number", "verdict"} <= set(
        out.splitlines()[0].split(",")
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--metrics", "budget"], "Did you mean budget_"),
        (["--metrics", "projects", "--by", "regions"], "Did you mean fund_region"),
        (["--metrics", "projects", "--where", "iso3=Kenia"], "Did you mean Kenya"),
        (["--metrics", "projects", "--where", "iso3"], "not of the form name=value"),
        (["--metrics", "projects", "--where", "funding_year=2014..2011"], "is empty"),
        (["--metrics", "eligible_states", "--by", "iso3"], "It can be by: fund_region"),
        (["--metrics", ","], "No metric is asked for"),
        ([], "Missing option '--metrics'"),
        (["--metrics", "projects", "--format", "xml"], "'xml' is not one of"),
    ],
)
def test_mistake_is_told_in_words_with_exit_code_2(run, arguments, said):
    code, out, err = run("query", *arguments)
    assert code == 2
    assert out == ""
    assert said in err
    assert "Traceback" not in err


@pytest.mark.parametrize(
    ("arguments", "meant"),
    [
        (["--metrics", "projects", "--by", "regoin"], "fund_region"),
        (["--metrics", "projects", "--by", "fund_regoin"], "fund_region"),
        (["--metrics", "projects", "--by", "country"], "iso3"),
        (["--metrics", "projects", "--by", "budget"], "budget_line"),
        (["--metrics", "projects", "--by", "against ceiling"], "ceiling_check"),
        (["--metrics", "projects", "--where", "countries=KEN"], "iso3"),
        (["--metrics", "duration"], "duration_months_mean"),
        (["--metrics", "budget_us"], "budget_usd"),
        (["--metrics", "nce_month"], "nce_months_mean"),
    ],
)
def test_wrong_name_is_answered_with_the_nearest_and_where_all_are_listed(run, arguments, meant):
    _, _, err = run("query", *arguments)
    _, hint, see = err.splitlines()
    assert hint.startswith(f"Did you mean {meant}")
    listing = "metrics" if arguments[1] != "projects" else "dimensions"
    assert see == f"See `python -m warehouse {listing}`."


def test_without_data_the_command_says_how_to_build_it(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "warehouse", "query", "--metrics", "projects"],
        env={"FUND_MONITOR_DATA": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.splitlines() == [
        f"There is no data in {tmp_path} yet.",
        "Run `python -m etl build` to build the data.",
    ]
