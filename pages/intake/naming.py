"""Which datasets files may become, and what keeps an upload from being examined."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

import warehouse
from pages.shared import formats

DEMONSTRATION = "demonstration"
NEVER = {warehouse.ROOT_DATASET, DEMONSTRATION}
"""Datasets that the build makes itself; no upload replaces them."""

LONGEST_TITLE, LONGEST_NAME = 80, 40
MOST_FILES = 60
MOST_BYTES = 300_000_000


@dataclass(frozen=True)
class Target:
    """The dataset meant: its name in addresses, and its title."""

    name: str
    title: str


def own() -> list[warehouse.SnapshotInfo]:
    """The datasets that may be replaced and rolled back here."""
    return [found for found in warehouse.datasets() if found.dataset_name not in NEVER]


def new(title: str) -> Target:
    """A dataset that does not exist yet; the name is made of the title."""
    title = " ".join(title.split())[:LONGEST_TITLE]
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    name = re.sub(r"[^a-z0-9]+", "-", plain)[:LONGEST_NAME].strip("-")
    return Target(name, title)


def problems_of_name(target: Target) -> list[str]:
    """Why a new dataset cannot be called so."""
    if not target.title:
        return ["Give the dataset a title, for example “Fund 2024”."]
    if not target.name:
        return ["The title needs some letters from a to z or digits; its address is made of them."]
    taken = {found.dataset_name for found in warehouse.datasets()} | NEVER
    if target.name in taken:
        return [
            f"There is already a dataset “{target.name}”. Choose it above to replace it, or give "
            "another title."
        ]
    return []


def problems_of_files(names: Sequence[str], sizes: Sequence[int]) -> list[str]:
    """Why the files cannot be taken."""
    if not names:
        return ["Choose at least one file, and wait until it is uploaded."]
    if len(names) > MOST_FILES:
        return [f"{formats.count(len(names))} files are too many at once; at most {MOST_FILES}."]
    if sum(sizes) > MOST_BYTES:
        return [f"The files are larger than {MOST_BYTES // 1_000_000} MB together."]
    return []
