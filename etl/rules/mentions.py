"""Rules on printed lists of project codes."""

from collections.abc import Iterator

from etl.records import Record, origin_of
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
                    f"{tag['printed_value']} stands in the list {tag['tag_family']} / "
                    f"{tag['tag']}, but no register holds this code."
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
                    f"of the list {tag['tag_family']} / {tag['tag']}."
                ),
                handling="Published as printed and marked as a repeat; the project counts once.",
            )


def _mention(tag: Record) -> str:
    parts = (tag["tag_family"], tag["tag"], tag["project_code"], tag["list_position"])
    return "/".join(str(part) for part in parts)
