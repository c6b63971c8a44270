"""Rules on statements that do not go together."""

from collections.abc import Iterator

from etl.records import origin_of
from etl.rules import words
from etl.rules.issue import Evidence, Issue

# IOM Gender Markers that ask for gender in outputs and activities.
_MARKERS_WITH_GENDER = {"2a", "2b"}


def _named_under(evidence: Evidence, family: str) -> set[str]:
    tags = evidence.tables["project_tags"]
    return {tag["project_code"] for tag in tags if tag["tag_family"] == family}


def markers_without_method(evidence: Evidence) -> Iterator[Issue]:
    """Projects marked 2a or 2b that no list of gender methods names."""
    named = _named_under(evidence, "gender_method")
    for project in evidence.tables["projects"]:
        marker, code = project["gender_marker"], project["project_code"]
        if marker in _MARKERS_WITH_GENDER and code not in named:
            yield Issue(
                rule="marker_without_method",
                entity="projects",
                entity_id=code,
                origin=origin_of(project),
                attribute="gender_marker",
                found=marker,
                expected="Named under a gender method",
                message=f"{code} carries marker {marker}, but no gender method names it.",
                handling="Its gender method is not stated, which does not mean it had none.",
            )


def too_early_with_finding(evidence: Evidence) -> Iterator[Issue]:
    """Projects rated too early to assess for which impact is reported all the same."""
    with_finding = _named_under(evidence, "impact_finding")
    for project in evidence.tables["projects"]:
        code = project["project_code"]
        if project["impact_rating"] == "too_early" and code in with_finding:
            yield Issue(
                rule="too_early_with_finding",
                entity="projects",
                entity_id=code,
                origin=origin_of(project),
                attribute="impact_rating",
                found=words.label("impact_ratings", "too_early"),
                expected="A rating, or no impact finding",
                message=f"{code} is rated too early to assess, yet impact is reported for it.",
                handling="Rating and finding are both published and kept apart.",
            )


def missed_outcomes_sustained(evidence: Evidence) -> Iterator[Issue]:
    """Projects that missed an outcome and are named under an action that sustained outcomes."""
    projects = evidence.projects()
    for tag in evidence.tables["project_tags"]:
        project = projects.get(tag["project_code"])
        if tag["tag_family"] != "sustaining_action" or project is None:
            continue
        if project["outcome_status"] == "not_achieved":
            code, action = project["project_code"], words.tag(tag["tag_family"], tag["tag"])
            yield Issue(
                rule="missed_outcome_sustained",
                entity="projects",
                entity_id=code,
                origin=origin_of(tag),
                attribute="sustaining_action",
                found=action,
                expected="An outcome that was achieved",
                message=f"{code} missed a planned outcome, yet stands under “{action}”.",
                handling="Both statements are published; neither is inferred from the other.",
                place=tag["tag"],
            )
