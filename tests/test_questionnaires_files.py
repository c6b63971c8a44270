"""Files that are no readable form: one clear finding each, bounded, nothing raised."""

import io
import zipfile

import pytest

from etl.questionnaires import lines, package
from etl.questionnaires.read import form_files, read_forms
from tests.fixtures.questionnaires.filled_form import PROJECTS, FilledForm

HEAD = b'<?xml version="1.0"?>'
DOCUMENT = (
    b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    b"<w:body>%s</w:body></w:document>"
)


def finding(path):
    forms = read_forms([path], PROJECTS)
    assert len(forms.findings) == 1
    assert forms.accounting == ()
    assert all(table.num_rows == 0 for table in forms.tables.values())
    return forms.findings[0]


def packed(path, content, name=package.DOCUMENT):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return path


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (b"MZ\x90\x00 a program", "file_kind"),
        (b"", "file_kind"),
        (b"%PDF-1.7", "file_kind"),
        (b"PK\x03\x04 cut off", "file_damaged"),
        (package._OLE + b"\0" * 600, "file_kind"),
        (package._OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "file_protected"),
    ],
)
def test_renamed_damaged_and_protected_files(content, rule, tmp_path):
    path = tmp_path / "form.docx"
    path.write_bytes(content)
    assert finding(path).rule == rule


def test_file_that_is_not_there(tmp_path):
    assert finding(tmp_path / "none.docx").rule == "file_missing"


def test_spreadsheet_under_the_name_of_a_form(tmp_path):
    found = finding(packed(tmp_path / "form.docx", b"<workbook/>", "xl/workbook.xml"))
    assert found.rule == "file_kind"
    assert "no Word document" in found.message


def test_document_that_is_no_questionnaire(tmp_path):
    path = packed(tmp_path / "letter.docx", HEAD + DOCUMENT % b"<w:p/>")
    assert finding(path).rule == "form_not_recognised"


def test_text_that_breaks_off(tmp_path):
    path = packed(tmp_path / "form.docx", HEAD + DOCUMENT[:80])
    assert finding(path).rule == "file_damaged"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused(encoding, tmp_path):
    text = '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/hostname">]>' + (
        (DOCUMENT % b"<w:p><w:r><w:t>&x;</w:t></w:r></w:p>").decode()
    )
    path = packed(tmp_path / "form.docx", text.encode(encoding))
    found = finding(path)
    assert found.rule == "file_unsafe"
    assert "document type" in found.message


def test_zip_bomb_is_never_unpacked_whole(tmp_path, monkeypatch):
    path = packed(tmp_path / "form.docx", b"\0" * 5_000_000)
    assert finding(path).rule == "file_unsafe"
    monkeypatch.setattr(package, "MAX_XML_BYTES", 1_000)
    read = []
    inner = zipfile.ZipExtFile.read
    monkeypatch.setattr(
        zipfile.ZipExtFile, "read", lambda self, n=-1: read.append(n) or inner(self, n)
    )
    assert "unpacks to more than 1,000 bytes" in finding(path).message
    assert read == [1_001]


def test_limits_on_size_parts_and_lines(tmp_path, monkeypatch):
    path = packed(tmp_path / "form.docx", HEAD + DOCUMENT % (b"<w:p/>" * 50))
    monkeypatch.setattr(lines, "MAX_LINES", 40)
    assert finding(path).rule == "file_too_large"
    monkeypatch.setattr(package, "MAX_ENTRIES", 0)
    assert finding(path).rule == "file_unsafe"
    monkeypatch.setattr(package, "MAX_FILE_BYTES", 100)
    assert finding(path).rule == "file_too_large"


def test_deeply_nested_elements_end_in_a_finding(tmp_path):
    deep = b"<w:sdt><w:sdtContent>" * 5_000 + b"</w:sdtContent></w:sdt>" * 5_000
    assert finding(packed(tmp_path / "form.docx", HEAD + DOCUMENT % deep)).rule == "file_damaged"


def test_changed_bytes_never_raise(tmp_path):
    """Every 997th byte of a filled form is changed, one at a time."""
    content = FilledForm(tmp_path).tick("20/yes").save().read_bytes()
    path = tmp_path / "changed.docx"
    for place in range(0, len(content), 997):
        changed = io.BytesIO(content)
        changed.seek(place)
        changed.write(bytes([content[place] ^ 0xFF]))
        path.write_bytes(changed.getvalue())
        forms = read_forms([path], PROJECTS)
        rows = forms.accounting
        assert all(r["rows_in"] == r["rows_published"] + r["rows_set_aside"] for r in rows)


def test_lock_files_and_the_list_are_no_forms(tmp_path):
    for name in ("a.docx", "~$a.docx", ".hidden", "sent.csv", "b.doc"):
        (tmp_path / name).write_bytes(b"x")
    assert [path.name for path in form_files(tmp_path)] == ["a.docx", "b.doc"]
    assert form_files(tmp_path / "nothing") == []


def test_one_bad_file_does_not_keep_the_others_from_being_read(tmp_path):
    bad = tmp_path / "bad.docx"
    bad.write_bytes(b"MZ")
    forms = read_forms([bad, FilledForm(tmp_path).tick("20/yes").save()], PROJECTS)
    assert [found.rule for found in forms.findings] == ["file_kind"]
    assert forms.tables["questionnaire_answers"].num_rows == 1
