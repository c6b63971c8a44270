"""What stands in a review, as an analyst declares it in outline.yml."""

from pathlib import Path

from pydantic import BaseModel, ConfigDict

import warehouse

FILE = Path(__file__).with_name("outline.yml")

FROM_PAGE = ("answer", "key_figures", "not_known")
"""What a section may say in the words of its page; see `export.asked.Heard`."""


class BadOutline(warehouse.RegistryError):
    """The outline is declared wrongly; the message names the place."""


class Part(BaseModel):
    """A chapter, or a part of one; the head of outline.yml explains the keys."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: str
    numbered: bool = True
    annex: bool = False
    with_cards: bool = False
    page: str | None = None
    say: tuple[str, ...] = ()
    cards: tuple[str, ...] = ()
    parts: tuple["Part", ...] = ()


class Outline(BaseModel):
    """The whole outline. most_rows: rows of the table below a figure; most_projects: projects
    that the annex lists.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: str
    attributes: tuple[str, ...]
    most_rows: int
    most_projects: int
    chapters: tuple[Part, ...]

    @property
    def parts(self) -> list[Part]:
        """Every chapter and part, in order."""
        return [part for chapter in self.chapters for part in (chapter, *chapter.parts)]

    @property
    def pages(self) -> dict[str, tuple[str, ...]]:
        """The pages that are asked, each with the cards wanted of it."""
        found: dict[str, tuple[str, ...]] = {}
        for part in self.parts:
            if part.page:
                found[part.page] = (*found.get(part.page, ()), *part.cards)
        return found


def load(file: Path = FILE, functions: tuple[str, ...] = ()) -> Outline:
    """The outline in a file. functions: names that `say` may use besides those of pages.

    Raises BadOutline.
    """
    try:
        found = warehouse.modelled(Outline, file.name, warehouse.read_mapping(file))
    except warehouse.BadDeclaration as error:
        raise BadOutline(error.message, error.hint) from error
    for part in found.parts:
        of_page = [name for name in part.say if name in FROM_PAGE]
        unknown = [name for name in part.say if name not in (*FROM_PAGE, *functions)]
        if unknown:
            known = ", ".join((*FROM_PAGE, *functions))
            raise BadOutline(f"{file.name}: {part.title}: say {unknown[0]}? Known: {known}.")
        if (of_page or part.cards) and not part.page:
            raise BadOutline(f"{file.name}: {part.title}: name the page of its cards and words.")
        if part.parts and any(inner.parts for inner in part.parts):
            raise BadOutline(f"{file.name}: {part.title}: parts have no further parts.")
    return found
