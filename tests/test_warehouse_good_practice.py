"""Which projects a source shows as good practice: those it is declared for."""

from tests.fixtures.warehouse.snapshot import write_snapshot
from warehouse.service import Warehouse


def test_the_tag_decides_and_the_wording_of_a_locator_does_not(tmp_path):
    projects = [
        {"project_code": "LM.0001", "locator": "Section 4"},
        {"project_code": "LM.0002", "locator": "Good practices section"},
    ]
    tag = {
        "tag_family": "good_practice",
        "tag": "good_practice",
        "project_code": "LM.0001",
        "list_position": 1,
        "is_repeat": False,
        "in_register": True,
    }
    said = {
        "entity": "projects",
        "entity_id": "LM.0002",
        "attribute": "title",
        "how_known": "stated",
        "locator": "Good practices section",
    }
    rows = {"projects": projects, "project_tags": [tag], "attribute_sources": [said]}
    write_snapshot(tmp_path, rows)
    shown = Warehouse.open(tmp_path).rows("project_facts", columns=["project_code", "showcased"])
    pairs = zip(*(shown[name].to_pylist() for name in ("project_code", "showcased")), strict=True)
    assert sorted(pairs) == [("LM.0001", True), ("LM.0002", None)]
