"""Ratings of ex-post evaluations."""

from etl.feeds.feed import Feed
from etl.fields import Fields
from etl.records import Facts


def _collect_rating(fields: Fields, facts: Facts) -> None:
    """The rating of an impact finding, where the document gives one."""
    if fields.get("impact_rating") is None:
        return
    record = {
        "evaluation_id": fields.require("evaluation_id"),
        "project_code": fields.require("project_code"),
        "impact_rating": fields.get("impact_rating"),
        "statement": fields.get("finding"),
    }
    facts.add("evaluation_ratings", record, fields.origin)


EXPOST_RATINGS = Feed(
    frozenset({"evaluation_id", "project_code", "impact_rating", "finding"}), _collect_rating
)
