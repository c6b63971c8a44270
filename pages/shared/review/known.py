"""How much is known of the projects in view, attribute by attribute, and from what."""

from collections import Counter
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

import warehouse
from pages.shared import data, formats
from pages.shared.review.grids import grid_of
from pages.shared.review.model import Block, Bullets, Listing, Text
from pages.shared.review.seen import Seen

HEADINGS = ("Attribute", "Stated", "Inferred", "Not stated", "Most often inferred from")


@dataclass(frozen=True)
class Known:
    """Of how many projects in view an attribute is stated, inferred or missing."""

    label: str
    stated: int
    inferred: int
    missing: int
    basis: str


def attributes(seen: Seen) -> list[Known]:
    """The attributes of the outline, those known of most projects first."""
    total = seen.view.count()
    bases = inferred_from(seen)
    found = []
    for name in seen.outline.attributes:
        missing = not_stated(seen, name)
        inferred = min(sum(bases.get(name, Counter()).values()), total - missing)
        often = bases[name].most_common(1)[0][0] if inferred else ""
        found.append(Known(label(name), total - missing - inferred, inferred, missing, often or ""))
    return sorted(found, key=lambda known: (known.missing, -known.stated, known.label))


def not_stated(seen: Seen, name: str) -> int:
    """Projects in view of which an attribute is not known."""
    if name in warehouse.metrics():
        return seen.view.answer(name).counts[name].missing
    return seen.view.count(where={name: None})


def inferred_from(seen: Seen) -> dict[str, Counter]:
    """Per attribute, how many projects in view it is inferred for, by what it follows from."""
    table = data.rows("attribute_sources")
    mine = pc.and_(
        pc.equal(table["how_known"], "inferred"), pc.is_in(table["entity_id"], seen.codes)
    )
    found: dict[str, Counter] = {}
    for row in table.filter(mine).select(["attribute", "basis"]).to_pylist():
        found.setdefault(row["attribute"], Counter())[row["basis"]] += 1
    return found


def label(name: str) -> str:
    """The words for an attribute."""
    for known in (warehouse.columns(), warehouse.dimensions(), warehouse.metrics()):
        if name in known:
            return known[name].label
    raise KeyError(f"outline.yml: there is no attribute {name}.")


def how_known(seen: Seen) -> list[Block]:
    """The table of attributes, with the sentence that sums it up."""
    found = attributes(seen)
    cells = seen.view.count() * len(found)
    stated, inferred = sum(k.stated for k in found), sum(k.inferred for k in found)
    table = pa.table(
        [
            [known.label for known in found],
            [known.stated for known in found],
            [known.inferred for known in found],
            [known.missing for known in found],
            [known.basis for known in found],
        ],
        names=list(HEADINGS),
    )
    words = (
        f"{formats.plural(len(found), 'attribute')} of "
        f"{formats.plural(seen.view.count(), 'project')} make {formats.count(cells)} values: "
        f"{of_all(stated, cells)} are stated, {of_all(inferred, cells)} inferred and "
        f"{of_all(cells - stated - inferred, cells)} not stated."
    )
    title = f"How attributes of the {formats.plural(seen.view.count(), 'project')} are known"
    return [Text(words), Listing(0, title, grid_of(table))]


def of_all(part: int, cells: int) -> str:
    """A number of values with its share: "157 (28%)"; below 30 records the share has both."""
    share = formats.share(part, cells)
    return share if "(" in share else f"{formats.count(part)} ({share})"


def coverage_gaps(seen: Seen) -> list[Block]:
    """Attributes that are known of no project in view, and of some only."""
    found, total = attributes(seen), seen.view.count()
    never = [known.label for known in found if known.missing == total]
    partly = [
        f"{known.label} ({formats.count(total - known.missing)} of {formats.count(total)})"
        for known in found
        if 0 < known.missing < total
    ]
    inferred = [
        f"{known.label} ({formats.count(known.inferred)} of {formats.count(total)})"
        for known in found
        if known.inferred
    ]
    told = (
        ("Not stated for any project in view", never),
        ("Known for some only", partly),
        ("Inferred, not stated", inferred),
    )
    return [Bullets(tuple((lead, f"{formats.join(names)}.") for lead, names in told if names))]
