"""`python -m warehouse deck` as a person or a monthly job types it."""

import pytest

import warehouse
from pages.shared.deck import file
from tests.fixtures import decks, exports
from warehouse.__main__ import main

pytestmark = pytest.mark.usefixtures("in_service")


@pytest.fixture
def run(capsys):
    """Run the command; gives exit code, output and errors."""

    def command(*arguments: object):
        with pytest.raises(SystemExit) as done:
            main(["deck", *map(str, arguments)])
        printed = capsys.readouterr()
        return done.value.code, printed.out, printed.err

    return command


@pytest.fixture
def saved(tmp_path):
    """A deck on disk, as the page saves it."""

    def save(*links: str, name: str = "deck.yml"):
        path = tmp_path / name
        path.write_bytes(file.written(decks.deck(*links), path.suffix[1:]))
        return path

    return save


@pytest.mark.parametrize("name", ["deck.yml", "deck.json"])
def test_a_saved_deck_becomes_a_presentation(run, saved, tmp_path, name):
    out = tmp_path / "report.pptx"
    code, said, _ = run(
        saved(decks.BY_REGION, name=name), "--format", "pptx", "-o", out, "--host", exports.HOST
    )
    assert code == 0
    assert f"Wrote {out} (1 figure, " in said
    slides = decks.opened(out.read_bytes()).slides
    assert decks.title(slides[0]) == "Steering committee"
    assert f"{exports.HOST}/regions?snapshot={warehouse.snapshot().id}" in decks.notes(slides[1])


def test_without_a_name_it_is_written_beside_the_deck_in_the_template_given(run, saved, tmp_path):
    own = tmp_path / "fund.pptx"
    own.write_bytes(decks.template())
    path = saved(decks.BY_REGION)
    assert run(path, "--template", own)[0] == 0
    made = decks.opened(path.with_suffix(".pptx").read_bytes())
    assert made.slide_width == 9_144_000


def test_a_monthly_job_follows_the_data_in_service(run, saved, tmp_path):
    path = saved("regions?snapshot=0123456789abcdef&card=projects_by_region")
    out = tmp_path / "x.pptx"
    code, _, err = run(path, "-o", out)
    assert code != 0
    assert "Slide 1 (regions, card projects_by_region): The data it was made from" in err
    assert not out.exists()
    assert run(path, "-o", out, "--latest")[0] == 0
    assert warehouse.snapshot().id in decks.words(decks.opened(out.read_bytes()).slides[0])


def test_what_goes_wrong_is_told_and_leaves_no_file(run, saved, tmp_path):
    out = tmp_path / "x.pptx"
    bad = tmp_path / "bad.pptx"
    bad.write_bytes(b"no template")
    path = saved(decks.BY_REGION)
    for arguments, said in (
        ((tmp_path / "none.yml", "-o", out), "cannot be read: No such file"),
        ((path, "-o", out, "--template", bad), "The template is no PowerPoint file"),
        ((path, "-o", tmp_path / "x.pdf"), "does not end in .pptx"),
        ((path, "-o", tmp_path / "no folder" / "x.pptx"), "cannot be written: No such file"),
        ((saved(name="empty.yml"), "-o", out), "The deck has no slides yet"),
    ):
        code, _, err = run(*arguments)
        assert code != 0
        assert said in " ".join(err.split())
        assert "Traceback" not in err
    assert not out.exists()
