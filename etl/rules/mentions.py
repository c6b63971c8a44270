"""Rules on printed lists of project codes."""

from collections.abc import Iterator

from etl.records import Record, origin_of
from etl.rules import words
from etl.rules.issue import Evidence, Issue


def orphan_project_codes(evidence: Evidence) -> Iterator[Issue]:
    """Codes in a list that no register of projects holds."""
    for tag in evidence.tables["project_tags"]:
        if not tag["in_register"]:
            yield Issue(
                rule="orphan_project_code",
                entity="project_tags",
                entity_id=_mention(tag),
                origin=origin_of(tag),
                attribute="project_code",
                found=str(tag["printed_value"]),
                expected="A code of the register",
                message=(
                    f"{tag['printed_value']} stands under {_list(tag)}, "
                    "but no register holds this code."
                ),
                handling=(
                    "Published as printed and marked as not in the register; "
                    "no count of projects includes it."
                ),
            )


def repeated_mentions(evidence: Evidence) -> Iterator[Issue]:
    """Codes printed again in the list that already names them."""
    for tag in evidence.tables["project_tags"]:
        if tag["is_repeat"]:
            yield Issue(
                rule="repeated_mention",
                entity="project_tags",
                entity_id=_mention(tag),
                origin=origin_of(tag),
                attribute="project_code",
                found=str(tag["printed_value"]),
                expected="One mention per list",
                message=(
                    f"{tag['printed_value']} stands again at position {tag['list_position']} "
                    f"under {_list(tag)}."
                ),
                handling="Published as printed and marked as a repeat; the project counts once.",
            )


def repeated_countries(evidence: Evidence) -> Iterator[Issue]:
    """Countries printed again in the list that already names them."""
    named: set[tuple[object, ...]] = set()
    told: set[tuple[object, ...]] = set()
    for country in evidence.facts.tables.get("project_countries", []):
        origin, code, iso3 = origin_of(country), country["project_code"], country["iso3"]
        key = (origin, code, iso3)
        if key in named and key not in told:
            told.add(key)
            yield Issue(
                rule="repeated_country",
                entity="project_countries",
                entity_id=f"{code}/{iso3}",
                origin=origin,
                attribute="iso3",
                found=country["country_printed"],
                expected="One mention per list",
                message=(
                    f"{origin.locator} names {country['country_printed']} more than once "
                    f"for {code}."
                ),
                handling=("The country counts once. Check whether another country is meant."),
                place=str(origin.place()),
            )
        named.add(key)


def _list(tag: Record) -> str:
    return words.tag_in_list(tag["tag_family"], tag["tag"])


def _mention(tag: Record) -> str:
    parts = (tag["tag_family"], tag["tag"], tag["project_code"], tag["list_position"])
    return "/".join(str(part) for part in parts)
