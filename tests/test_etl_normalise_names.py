import pytest

from etl.codebook import CodeBook
from etl.errors import Unreadable
from etl.normalise.codes import CodeList
from etl.normalise.countries import parse_country_list
from etl.normalise.project_codes import (
    PrintedCode,
    parse_project_code,
    parse_project_codes,
    theme_of,
)
from etl.normalise.text import match_key, name_case, nearest

BOOK = CodeBook()


def countries(text):
    named = parse_country_list(text, BOOK.list("countries"), BOOK.list("groupings"))
    return [country.iso3 for country in named.countries], named.grouping


@pytest.mark.parametrize(
    ("text", "iso3"),
    [
        ("FYROM", "MKD"),
        ("former Yugoslav Republic of Macedonia", "MKD"),
        ("Kosovo/UNSCR 1244", "XKX"),
        ("BiH", "BIH"),
        ("Bosnia and Herzegovina", "BIH"),
        ("Vietnam", "VNM"),
        ("Viet Nam", "VNM"),
        ("VIET  NAM", "VNM"),
        ("Côte d’Ivoire", "CIV"),
        ("LKA", "LKA"),
    ],
)
def test_country_names(text, iso3):
    assert countries(text) == ([iso3], None)


def test_list_of_countries():
    assert countries("Haiti, Jamaica, Colombia") == (["HTI", "JAM", "COL"], None)


def test_last_country_after_and():
    assert countries("Viet Nam and Nepal") == (["VNM", "NPL"], None)
    assert countries("Kiribati, Marshall Islands, and Tuvalu") == (["KIR", "MHL", "TUV"], None)


def test_country_with_and_in_its_name_stays_whole():
    assert countries("Bosnia and Herzegovina, Trinidad and Tobago") == (["BIH", "TTO"], None)


def test_grouping_is_kept_and_its_members_not_filled_in():
    text = "Association of Southeast Asian Nations (ASEAN) Member States"
    assert countries(text) == ([], "ASEAN")


def test_grouping_with_the_countries_it_includes():
    text = "Countries and territories in SEE, including Albania, BiH, and Serbia"
    assert countries(text) == (["ALB", "BIH", "SRB"], "SEE")


def test_printed_name_is_kept():
    named = parse_country_list("FYROM", BOOK.list("countries"), BOOK.list("groupings"))
    assert named.countries[0].printed == "FYROM"


def test_unknown_country_names_the_nearest():
    with pytest.raises(Unreadable, match=r"UGA \(Uganda\)"):
        countries("Haiti, Ugandaa")


def test_unknown_name_of_a_country_is_to_be_added_to_the_printed_names():
    with pytest.raises(Unreadable, match=r"add the name to warehouse/codes/country_aliases\.csv"):
        countries("Ouganda orientale")
    with pytest.raises(Unreadable, match=r"add the value to warehouse/codes/themes\.csv"):
        BOOK.list("themes").match("Fishing")


def test_two_groupings_are_refused():
    with pytest.raises(Unreadable, match="names 2 groupings"):
        countries("ASEAN, SADC")


@pytest.mark.parametrize("text", ["LM.0329", "LM. 0329", " LM.0329 "])
def test_project_code(text):
    assert parse_project_code(text) == "LM.0329"


@pytest.mark.parametrize("text", ["LM.329", "lm.0329", "LM0329", "LM.03290", "LM.0329 LM.0330"])
def test_other_project_codes_are_refused(text):
    with pytest.raises(Unreadable, match="is not a project code"):
        parse_project_code(text)


def test_list_of_codes_with_missing_commas_and_closing_dot():
    codes = parse_project_codes("LM.0308, LM.0357 LM.0411 LM. 0390 LM.0305.")
    assert codes == [
        PrintedCode("LM.0308", "LM.0308"),
        PrintedCode("LM.0357", "LM.0357"),
        PrintedCode("LM.0411", "LM.0411"),
        PrintedCode("LM.0390", "LM. 0390"),
        PrintedCode("LM.0305", "LM.0305"),
    ]


def test_repeats_in_a_list_are_kept():
    assert [entry.code for entry in parse_project_codes("LM.0325, LM.0157, LM.0325")] == [
        "LM.0325",
        "LM.0157",
        "LM.0325",
    ]


@pytest.mark.parametrize("text", ["LM.0308 and LM.0357", "LM.0308, LM.35", "none"])
def test_left_over_text_in_a_list_is_refused(text):
    with pytest.raises(Unreadable, match=r"not a project code|no project code"):
        parse_project_codes(text)


def test_theme_is_the_letters():
    assert theme_of("CT.0012") == "CT"


def test_code_list_matches_code_label_and_alias():
    markers = CodeList("x", [{"code": "a", "label": "First one", "aliases": "uno|eins"}])
    assert [markers.match(form) for form in ("A", "first  ONE", "Eins")] == ["a", "a", "a"]


def test_code_list_refuses_one_form_for_two_codes():
    rows = [{"code": "a", "label": "same"}, {"code": "b", "label": "Same"}]
    with pytest.raises(ValueError, match="stands for a and for b"):
        CodeList("x", rows)


def test_unknown_code_names_list_and_nearest():
    with pytest.raises(Unreadable) as caught:
        BOOK.list("project_categories").match("Policy developement")
    assert caught.value.problem == "is not in the code list project_categories"
    assert "policy_development (Policy development)" in caught.value.advice


def test_short_list_is_named_when_nothing_is_near():
    with pytest.raises(Unreadable, match=r"2b, 2a, 1, 0, N/A"):
        BOOK.list("gender_markers").match("five")


def test_comparison_is_blind_to_case_accents_and_spacing():
    assert match_key(" CÔTE  d’Ivoire") == match_key("cote d'ivoire")


def test_nearest_is_best_first_and_may_be_empty():
    assert nearest("Ugnda", ["Rwanda", "Uganda", "Chile"])[0] == "Uganda"
    assert nearest("xyz", ["Uganda"]) == []


def test_names_in_capitals():
    assert name_case("AMERICAS AND THE CARIBBEAN") == "Americas and the Caribbean"
