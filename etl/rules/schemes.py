"""Rules on what the documents define or cover differently."""

from collections import defaultdict
from collections.abc import Iterator

from etl.figures.shapes import is_total
from etl.figures.words import number_words
from etl.records import Record, origin_of
from etl.rules.issue import Evidence, Issue

_FUND = "fund"


def ceilings_that_differ(evidence: Evidence) -> Iterator[Issue]:
    """Ceilings of a line and coverage that another period sets differently."""
    kept: dict[tuple[object, object], Record] = {}
    for row in sorted(evidence.tables["ceilings"], key=lambda row: row["valid_from_year"]):
        key = (row["funding_line"], row["coverage"])
        earlier = kept.get(key)
        kept[key] = row
        if earlier is None or _ceiling(earlier) == _ceiling(row):
            continue
        yield Issue(
            rule="ceilings_differ",
            entity="ceilings",
            entity_id=f"line {row['funding_line']} {row['coverage']}",
            origin=origin_of(row),
            attribute="ceiling_usd",
            found=_ceiling(row),
            expected=f"{_ceiling(earlier)} ({_years(earlier)})",
            message=(
                f"Line {row['funding_line']}, {row['coverage']} projects: {_ceiling(earlier)} "
                f"{_years(earlier)}, {_ceiling(row)} {_years(row)}."
            ),
            handling="Each budget is held against the ceiling of its own funding year.",
            place=str(row["valid_from_year"]),
        )


def region_schemes_that_differ(evidence: Evidence) -> Iterator[Issue]:
    """Schemes that name regions otherwise than the Fund does today."""
    schemes: dict[str, list[Record]] = defaultdict(list)
    for row in evidence.tables["region_crosswalk"]:
        schemes[row["region_scheme"]].append(row)
    fund = {row["region_name"] for row in schemes.get(_FUND, [])}
    for scheme, rows in schemes.items():
        other = [row["region_name"] for row in rows if row["region_name"] not in fund]
        if not fund or not other:
            continue
        yield Issue(
            rule="region_schemes_differ",
            entity="region_crosswalk",
            entity_id=scheme,
            origin=origin_of(rows[0]),
            attribute="region_name",
            found=f"{len(rows)} regions",
            expected=f"{len(fund)} regions",
            message=(
                f"{len(rows)} regions are used here, {len(fund)} by the Fund today; "
                f"not among the Fund's: {', '.join(other)}."
            ),
            handling="Each region is led to the closest Fund region, or to none where none fits.",
        )


def registers_that_cover_part(evidence: Evidence) -> Iterator[Issue]:
    """Reviews whose register holds fewer projects than the funded ones they count."""
    told: set[str] = set()
    for total in evidence.tables["population_totals"]:
        whole = is_total(total) or total["dimension_value"] == "all"
        if total["measure"] != "projects" or not whole or total["review"] in told:
            continue
        told.add(total["review"])
        projects = evidence.tables["projects"]
        held = sum(row["review"] == total["review"] for row in projects)
        if held < total["printed_number"]:
            funded = number_words(total["printed_number"])
            yield Issue(
                rule="register_covers_part",
                entity="projects",
                entity_id=total["review"],
                origin=origin_of(total),
                attribute="project_code",
                found=f"{held} projects",
                expected=f"{funded} projects",
                message=(
                    f"{funded} labour migration projects were funded {total['review']}; the "
                    f"register of the review holds {held}."
                ),
                handling="Charts from records show the register; published totals say so.",
            )


def _ceiling(row: Record) -> str:
    text = f"USD {number_words(row['ceiling_usd'])}"
    if row["exceptional_ceiling_usd"] is not None:
        text += f", exceptionally USD {number_words(row['exceptional_ceiling_usd'])}"
    return text


def _years(row: Record) -> str:
    return f"{row['valid_from_year']}-{row['valid_to_year']}"
