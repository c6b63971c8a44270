"""What follows from other columns: theme, countries, coverage and Fund region of projects."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from etl.codebook import CodeBook
from etl.intake.case import Case, project_rows
from etl.intake.frame import Frame

THEME_BASIS = "Letters of the project code"

_NONE = -1
_SEVERAL = -2


@dataclass(frozen=True, slots=True)
class Countries:
    """Countries of active projects, each once, in the order of projects.

    `project` is the row of the project; `row` the row that names the country,
    in the sheet Countries where `listed` is true, else in the sheet Projects.
    """

    project: np.ndarray
    iso3: pa.Array
    printed: pa.Array
    role: pa.Array
    listed: np.ndarray
    row: np.ndarray


@dataclass(frozen=True, slots=True)
class Inferred:
    """An attribute of projects concluded from something else.

    `values` has one entry per row of the projects; `basis` says, where the value
    is concluded, from what; it is null where the value is stated or missing.
    """

    values: pa.Array
    basis: pa.Array


def themes(projects: Frame) -> Inferred:
    """Theme as stated, else from the letters of the code."""
    stated = projects.values["theme"]
    letters = pc.utf8_slice_codeunits(projects.values["project_code"], 0, 2)
    return _inferred(stated, letters, pa.scalar(THEME_BASIS))


def countries_of(case: Case) -> Countries:
    """Countries named on the sheets Countries and Projects; the former tells the role."""
    projects, sheet = case.projects, case.frames["countries"]
    lists = projects.values["countries"]
    named = pc.list_parent_indices(lists).to_numpy(zero_copy_only=False)
    on_sheet = np.flatnonzero(sheet.active)
    listed_for = project_rows(projects, sheet.values["project_code"])[on_sheet]
    taken = pa.array(on_sheet)
    benefitting = pa.array(["benefitting"] * len(named), pa.string())
    project = np.concatenate([listed_for, named]).astype(np.int64)
    iso3 = pa.concat_arrays([sheet.values["iso3"].take(taken), pc.list_flatten(lists)])
    first = _first_of_each(project, iso3, projects.active)
    return Countries(
        project=project[first],
        iso3=iso3.take(pa.array(first)),
        printed=pa.concat_arrays(
            [
                sheet.printed["iso3"].take(taken),
                pc.list_flatten(projects.values["countries.country_printed"]),
            ]
        ).take(pa.array(first)),
        role=pa.concat_arrays([sheet.values["beneficiary_role"].take(taken), benefitting]).take(
            pa.array(first)
        ),
        listed=first < len(on_sheet),
        row=np.concatenate([on_sheet, named]).astype(np.int64)[first],
    )


def _first_of_each(project: np.ndarray, iso3: pa.Array, active: np.ndarray) -> np.ndarray:
    encoded = iso3.dictionary_encode()
    width = len(encoded.dictionary) + 1
    keys = project * width + encoded.indices.to_numpy(zero_copy_only=False)
    _, first = np.unique(keys, return_index=True)
    return first[active[project[first]]] if len(first) else first


def coverages(projects: Frame, countries: Countries) -> Inferred:
    """Coverage as stated, else national for one country and regional for more or a grouping."""
    count = np.bincount(countries.project, minlength=len(projects))
    grouped = groupings(projects).is_valid().to_numpy(zero_copy_only=False)
    national, several = (count == 1) & ~grouped, count > 1
    by_grouping = grouped & ~several
    value = _choose(
        len(projects), [(national, "national"), (several, "regional"), (by_grouping, "regional")]
    )
    counted = pc.binary_join_element_wise(pa.array(count).cast(pa.string()), "countries named", " ")
    basis = pc.if_else(
        pa.array(several),
        counted,
        _choose(
            len(projects),
            [(national, "One country named, no grouping"), (by_grouping, "A grouping is named")],
        ),
    )
    return _inferred(projects.values["coverage"], value, basis)


def fund_regions(projects: Frame, countries: Countries, book: CodeBook) -> Inferred:
    """Fund region as stated, else that of all its countries, else that of its grouping."""
    region, names = region_of_countries(projects, countries, book)
    known = pa.array(region, mask=region < 0)
    by_countries = pa.array(names, pa.string()).take(known)
    named = groupings(projects)
    codes = list(book.region_of_grouping)
    regions = pa.array([book.region_of_grouping[code] for code in codes], pa.string())
    places = pc.index_in(named, value_set=pa.array(codes, pa.string()))
    by_grouping = pc.if_else(pa.array(region == _NONE), regions.take(places), None)
    value = pc.coalesce(by_countries, by_grouping)
    basis = pc.if_else(
        by_countries.is_valid(), "Fund region of its countries", "Fund region of its grouping"
    )
    return _inferred(projects.values["fund_region"], value, basis)


def region_of_countries(
    projects: Frame, countries: Countries, book: CodeBook
) -> tuple[np.ndarray, list[str]]:
    """Number of the region that holds all countries of each project, and the names by number.

    -1 where no country is named, -2 where they lie in several regions or in none.
    """
    encoded = countries.iso3.dictionary_encode()
    of_country = [book.country_rows[code]["fund_region"] for code in encoded.dictionary.to_pylist()]
    names = sorted({name for name in of_country if name})
    numbers = np.array([names.index(name) if name else _SEVERAL for name in of_country], np.int64)
    lowest = np.full(len(projects), np.iinfo(np.int64).max)
    highest = np.full(len(projects), _NONE)
    if len(countries.project):
        region = numbers[encoded.indices.to_numpy(zero_copy_only=False)]
        np.minimum.at(lowest, countries.project, region)
        highest = np.full(len(projects), np.iinfo(np.int64).min)
        np.maximum.at(highest, countries.project, region)
    none = np.bincount(countries.project, minlength=len(projects)) == 0
    return np.where(none, _NONE, np.where(lowest == highest, lowest, _SEVERAL)), names


def groupings(projects: Frame) -> pa.Array:
    """Regional grouping of each project: from its own column, else from its countries."""
    return pc.coalesce(projects.values["regional_grouping"], projects.values["countries.grouping"])


def _inferred(stated: pa.Array, value: pa.Array, basis: pa.Array | pa.Scalar) -> Inferred:
    concluded = pc.and_(stated.is_null(), value.is_valid())
    return Inferred(pc.coalesce(stated, value), pc.if_else(concluded, basis, None))


def _choose(rows: int, choices: list[tuple[np.ndarray, str]]) -> pa.Array:
    chosen = np.full(rows, _NONE)
    for number, (mask, _) in enumerate(choices):
        chosen[mask] = number
    names = pa.array([name for _, name in choices], pa.string())
    return names.take(pa.array(chosen, mask=chosen < 0))
