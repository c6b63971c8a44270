"""One value per project and attribute, out of everything that was said."""

from collections.abc import Iterable

from etl.errors import InputError
from etl.headers import Headers
from etl.records import Claim, Facts

Resolved = dict[tuple[str, str], Claim]


def resolve(facts: Facts, headers: Headers) -> Resolved:
    """The claim that holds, by project code and attribute.

    What is stated goes before what is inferred; saying the same twice is
    fine. Raises InputError when two sources state different values.
    """
    resolved: Resolved = {}
    for claim in facts.claims:
        key = (claim.project_code, claim.attribute)
        former = resolved.get(key)
        resolved[key] = claim if former is None else _stronger(former, claim, facts, headers)
    for claim in _eliminated(facts, resolved):
        resolved[claim.project_code, claim.attribute] = claim
    return resolved


def _stronger(former: Claim, claim: Claim, facts: Facts, headers: Headers) -> Claim:
    if former.how_known != claim.how_known:
        kept, left = (former, claim) if former.how_known == "stated" else (claim, former)
    elif former.value == claim.value:
        kept, left = former, claim
    else:
        origin = claim.origin
        raise InputError(
            headers.place(origin.source_file, origin.source_row, claim.attribute),
            f"says {claim.attribute} of {claim.project_code} is {claim.value!r}; "
            f"{former.origin.place()} says {former.value!r}",
            "Keep one of the two, or declare a correction",
            str(claim.value),
        )
    facts.explain(left.origin, f"Says what {kept.origin.place()} already says")
    return kept


def _eliminated(facts: Facts, resolved: Resolved) -> Iterable[Claim]:
    for rest in facts.eliminations:
        left = [
            code
            for code, (source, _) in facts.register.items()
            if source == rest.source and (code, rest.attribute) not in resolved
        ]
        if not left:
            facts.explain(rest.origin, "No project is left that the row could hold for")
        for code in left:
            yield Claim(code, rest.attribute, rest.value, rest.how_known, rest.basis, rest.origin)
