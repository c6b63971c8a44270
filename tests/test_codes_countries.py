"""Countries, their Fund region and every name the sources print."""

import csv
from pathlib import Path

import pytest

from warehouse.schema import load_codes

CODES = Path(__file__).parent.parent / "warehouse" / "codes"


@pytest.fixture(scope="module")
def countries():
    return {row["code"]: row for row in load_codes("countries")}


@pytest.fixture(scope="module")
def aliases():
    with (CODES / "country_aliases.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    folded = [row["alias"].casefold() for row in rows]
    assert len(folded) == len(set(folded)), "an alias is listed twice"
    return {row["alias"].casefold(): row["iso3"] for row in rows}


def test_all_iso_countries_and_kosovo_once(countries):
    assert len(load_codes("countries")) == len(countries) == 250
    assert "XKX" in countries
    assert all(len(code) == 3 and code.isupper() for code in countries)


def test_every_alias_leads_to_a_known_country(countries, aliases):
    assert set(aliases.values()) <= set(countries)


def test_every_label_is_an_alias_of_its_own_country(countries, aliases):
    assert {row["label"]: aliases.get(row["label"].casefold()) for row in countries.values()} == {
        row["label"]: code for code, row in countries.items()
    }


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        ("FYROM", "MKD"),
        ("former Yugoslav Republic of Macedonia", "MKD"),
        ("BiH", "BIH"),
        ("Kosovo/UNSCR 1244", "XKX"),
        ("Vietnam", "VNM"),
        ("Viet Nam", "VNM"),
        ("Swaziland", "SWZ"),
        ("Eswatini", "SWZ"),
        ("Türkiye", "TUR"),
        ("Turkey", "TUR"),
        ("Côte d'Ivoire", "CIV"),
        ("Côte d’Ivoire", "CIV"),
        ("Micronesia (Federated States of)", "FSM"),
        ("Bolivia", "BOL"),
        ("Lao People’s Democratic Republic", "LAO"),
        ("United Republic of Tanzania", "TZA"),
        ("Tanzania", "TZA"),
        ("Sudan du Sud", "SSD"),
        ("Sudan", "SDN"),
        ("Guinea", "GIN"),
        ("Niger", "NER"),
    ],
)
def test_hard_names(aliases, printed, code):
    assert aliases[printed.casefold()] == code


@pytest.mark.parametrize("name", ["Africa", "ASEAN", "MENA", "Asia Region", "Korea"])
def test_groupings_and_ambiguous_names_are_not_countries(aliases, name):
    assert name.casefold() not in aliases


@pytest.mark.parametrize(
    ("code", "region"),
    [
        ("MAR", "Africa"),
        ("KAZ", "Asia and Oceania"),
        ("GEO", "Europe"),
        ("HRV", "Europe"),
        ("XKX", "Europe"),
        ("HTI", "Latin America and the Caribbean"),
        ("JOR", "Middle East"),
        ("NRU", "Asia and Oceania"),
        ("USA", ""),
        ("DEU", ""),
    ],
)
def test_fund_region(countries, code, region):
    assert countries[code]["fund_region"] == region


def test_a_fund_region_always_has_a_basis(countries):
    regions = {row["code"] for row in load_codes("fund_regions")}
    for code, row in countries.items():
        assert bool(row["fund_region"]) == bool(row["basis"]), code
        assert row["fund_region"] in regions | {""}, code


def test_every_country_has_a_point(countries):
    for code, row in countries.items():
        assert -90 <= float(row["latitude"]) <= 90, code
        assert -180 <= float(row["longitude"]) <= 180, code
    assert float(countries["FJI"]["longitude"]) > 170, "not on the far side of the date line"
