"""The direction data flows in, held by the imports the code really makes."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
OURS = {"etl", "warehouse", "pages", "app", "tests"}


def modules(folder: str) -> list[Path]:
    found = sorted((ROOT / folder).rglob("*.py"))
    assert found, f"no code in {folder}/"
    return found


def imports(path: Path) -> set[str]:
    """Every module the file imports, as absolute dotted names."""
    package = list(path.relative_to(ROOT).parent.parts)
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            names.update(f"{base}.{alias.name}" for alias in node.names)
    return names


def offenders(paths, forbidden) -> dict[str, set[str]]:
    found = {
        str(path.relative_to(ROOT)): {n for n in imports(path) if forbidden(n)} for path in paths
    }
    return {path: names for path, names in found.items() if names}


def within(name: str, *packages: str) -> bool:
    return any(name == package or name.startswith(package + ".") for package in packages)


def test_imports_are_read_from_relative_and_absolute_forms(tmp_path, monkeypatch):
    source = tmp_path / "pages" / "regions" / "page.py"
    source.parent.mkdir(parents=True)
    source.write_text(
        "import duckdb as d\nfrom ..shared import cards\nfrom warehouse import engine\n"
    )
    monkeypatch.setattr("tests.test_architecture.ROOT", tmp_path)
    assert imports(source) == {"duckdb", "pages.shared.cards", "warehouse.engine"}


def test_warehouse_imports_nothing_of_ours_and_no_screen_library():
    def forbidden(name):
        return within(name, *(OURS - {"warehouse"}), "streamlit", "plotly")

    assert offenders(modules("warehouse"), forbidden) == {}


def test_etl_knows_only_the_schema_of_the_warehouse():
    def forbidden(name):
        if within(name, "pages", "app", "tests", "streamlit", "plotly", "duckdb"):
            return True
        return within(name, "warehouse") and not within(name, "warehouse.schema")

    assert offenders(modules("etl"), forbidden) == {}


def test_only_the_engine_runs_duckdb():
    everything = modules("warehouse") + modules("pages") + modules("etl") + [ROOT / "app.py"]
    found = offenders(everything, lambda name: within(name, "duckdb"))
    assert set(found) == {"warehouse/engine.py"}


def test_pages_use_only_the_public_api_of_the_warehouse():
    import warehouse

    public = {f"warehouse.{name}" for name in warehouse.__all__} | {"warehouse"}

    def forbidden(name):
        if within(name, "etl", "tests", "app"):
            return True
        return within(name, "warehouse") and name not in public

    assert offenders([*modules("pages"), ROOT / "app.py"], forbidden) == {}


def test_chart_builders_never_import_streamlit():
    charts = [*(ROOT / "pages/shared/charts").glob("*.py"), *(ROOT / "pages").glob("*/charts.py")]
    assert len(charts) > 3
    assert offenders(charts, lambda name: within(name, "streamlit")) == {}


def test_a_page_never_imports_a_page():
    topics = {p.parent.name for p in (ROOT / "pages").glob("*/page.py")}
    assert len(topics) >= 7
    for topic in topics:
        others = [f"pages.{other}" for other in topics - {topic}]
        found = offenders(
            modules(f"pages/{topic}"), lambda name, others=others: within(name, *others)
        )
        assert found == {}


def test_every_page_stands_in_one_section_of_the_navigation():
    from app import PAGES, SECTIONS

    placed = [address for addresses in SECTIONS.values() for address in addresses]
    assert sorted(placed) == sorted(PAGES)
    folders = {str(path.relative_to(ROOT)) for path in (ROOT / "pages").glob("*/page.py")}
    assert folders == {file for _, file in PAGES.values()}


def test_no_python_file_stands_directly_in_pages():
    """One there would put Streamlit's older router in charge of a cold deep link."""
    assert [p.name for p in (ROOT / "pages").glob("*.py")] == ["__init__.py"]


@pytest.mark.parametrize(("pattern", "limit"), [("app.py", 60), ("pages/*/page.py", 80)])
def test_entry_and_pages_stay_short_enough_to_read_as_an_outline(pattern, limit):
    found = sorted(ROOT.glob(pattern))
    assert found
    lengths = {str(p.relative_to(ROOT)): len(p.read_text().splitlines()) for p in found}
    assert {path: n for path, n in lengths.items() if n > limit} == {}


def test_modules_stay_small():
    code = [p for folder in ("etl", "warehouse", "pages", "tests") for p in modules(folder)]
    lengths = {str(p.relative_to(ROOT)): len(p.read_text().splitlines()) for p in code}
    assert {path: n for path, n in lengths.items() if n > 300} == {}


def test_lock_files_are_hashed_and_name_no_host():
    for name in ("requirements.lock", "requirements-dev.lock"):
        text = (ROOT / name).read_text()
        assert "--hash=sha256:" in text
        assert "://" not in text
