"""Attributes that follow from others of the same project, with their basis."""

from collections.abc import Iterator, Sequence

from etl.assemble.claims import Resolved
from etl.codebook import CodeBook
from etl.errors import InputError
from etl.normalise.project_codes import theme_of
from etl.records import Claim, Facts, Origin, Record, origin_of


def derived_claims(
    facts: Facts, resolved: Resolved, countries: Sequence[Record], book: CodeBook
) -> Iterator[Claim]:
    """Theme, coverage and Fund region of every registered project that lacks them.

    Theme comes from the letters of the code; coverage and region from the
    countries named, or from the grouping where no country is. Raises
    InputError when the countries lie in several Fund regions or in none.
    """
    of_project: dict[str, list[Record]] = {}
    for country in countries:
        of_project.setdefault(country["project_code"], []).append(country)
    for code, (_, origin) in facts.register.items():
        if (code, "theme") not in resolved:
            yield _theme(code, origin, book)
        named = of_project.get(code, [])
        grouping = resolved.get((code, "regional_grouping"))
        if (code, "coverage") not in resolved:
            yield _coverage(code, origin, named, grouping, book)
        if (code, "fund_region") not in resolved:
            yield _fund_region(code, origin, named, grouping, book)


def _theme(code: str, origin: Origin, book: CodeBook) -> Claim:
    letters = theme_of(code)
    if letters not in book.list("themes").labels:
        raise InputError(
            origin.place(),
            "has a theme that is not in the code list themes",
            "Correct the code, or add the theme to warehouse/codes/themes.csv",
            code,
        )
    return Claim(code, "theme", letters, "inferred", "Letters of the project code", origin)


def _coverage(
    code: str, origin: Origin, named: list[Record], grouping: Claim | None, book: CodeBook
) -> Claim:
    if len(named) == 1 and grouping is None:
        basis = "One country named, no grouping"
        return Claim(code, "coverage", "national", "inferred", basis, origin_of(named[0]))
    if len(named) > 1:
        basis = f"{len(named)} countries named"
        return Claim(code, "coverage", "regional", "inferred", basis, origin_of(named[0]))
    if grouping is not None:
        basis = f"Grouping “{_name(grouping, book)}” named"
        return Claim(code, "coverage", "regional", "inferred", basis, grouping.origin)
    raise InputError(
        origin.place(),
        "names neither country nor grouping, so its coverage is unknown",
        "Name a country, or state coverage and fund_region",
        code,
    )


def _name(grouping: Claim, book: CodeBook) -> str:
    return book.list("groupings").labels[str(grouping.value)]


def _fund_region(
    code: str, origin: Origin, named: list[Record], grouping: Claim | None, book: CodeBook
) -> Claim:
    if named:
        regions = {book.country_rows[row["iso3"]]["fund_region"] for row in named}
        names = ", ".join(book.list("countries").labels[row["iso3"]] for row in named)
        basis, source = f"Fund region of its countries: {names}", origin_of(named[0])
    elif grouping is not None:
        regions = {book.region_of_grouping.get(str(grouping.value), "")}
        basis, source = f"Fund region of the grouping “{_name(grouping, book)}”", grouping.origin
    else:
        regions, basis, source = set(), "", origin
    if len(regions) != 1 or "" in regions:
        found = ", ".join(sorted(region or "none" for region in regions)) or "no country"
        raise InputError(
            source.place(),
            f"leaves the Fund region of {code} open (found: {found})",
            "State fund_region for the project",
        )
    return Claim(code, "fund_region", regions.pop(), "inferred", basis, source)
