"""Sound folders that the fuzz run damages one file of."""

import io
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import xlsxwriter

from etl.intake.template import write_template
from tests.fixtures.questionnaires.filled_form import FilledForm

MESSY = Path(__file__).resolve().parent.parent / "fixtures" / "own_data" / "messy"
FORMS = "questionnaires"

_REGISTER = "Project code,Title,Funding year\nLM.0304,Labour migration in Lesotho,2016\n"
_SENT = "project_code,questionnaire,sent_date\nLM.0304,2022,2021-05-03\n"


@dataclass(frozen=True, slots=True)
class Seed:
    """A folder that checks well: content by path below it, and the file to damage."""

    kind: str
    damaged: str
    files: Mapping[str, bytes]


def seeds() -> dict[str, list[Seed]]:
    """Seeds by kind of file: xlsx, csv, docx."""
    return {"xlsx": _workbooks(), "csv": _texts(), "docx": _forms()}


def _workbooks() -> list[Seed]:
    with tempfile.TemporaryDirectory() as folder:
        template = Path(folder) / "template.xlsx"
        write_template(template)
        contents = {"fund.xlsx": _messy_book(), "template.xlsx": template.read_bytes()}
    return [Seed("xlsx", name, {name: content}) for name, content in contents.items()]


def _messy_book() -> bytes:
    """Titles, a merged header, dates, formulas, a currency by format, hidden and merged cells."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        euro = book.add_format({"num_format": "#,##0 [$€-407]"})
        sheet = book.add_worksheet("Projects")
        sheet.write_string(0, 0, "Portfolio as of 2022")
        for place, header in enumerate(("Project code", "Title", "Funding\nyear", "Countries")):
            sheet.merge_range(2, place, 3, place, header)
        sheet.merge_range(2, 4, 2, 5, "Period")
        sheet.write_row(3, 4, ["Start", "End"])
        sheet.merge_range(2, 6, 3, 6, "Budget (USD)")
        for row in range(4, 16):
            sheet.write_row(row, 0, [f"LM.{row:04d}", f"Project {row}", 2019, "Ghana; Kenya"])
            sheet.write_datetime(row, 4, date(2019, 2, row), day)
            sheet.write_string(row, 5, f"{row + 10}/11/2020")
            sheet.write_number(row, 6, 50_000 + row, euro if row == 9 else None)
        sheet.write_formula(16, 6, "=SUM(G5:G16)", None, 600_114)
        sheet.write_string(16, 0, "Total")
        sheet.set_row(7, None, None, {"hidden": True})
        more = book.add_worksheet("Revisions")
        more.write_row(0, 0, ["Code", "Types", "Former end", "New end", "Months", "Decision"])
        more.write_row(1, 0, ["LM.0004", "Budget; Duration", "2020-11-14", "2021-02-14", 3, "yes"])
        more.write_row(2, 0, ["LM.0005", "NCE", "15/11/2020", "15/05/2021", "6 months", "Approved"])
        more.write_formula(3, 0, "=A3")
    return stream.getvalue()


def _texts() -> list[Seed]:
    files = {path.name: path.read_bytes() for path in sorted(MESSY.iterdir())}
    seeds = [Seed("csv", name, files) for name in files if Path(name).stem != "column_map"]
    wide = {"Projects.csv": _REGISTER.replace(",", "\t").encode("utf-16")}
    return [seed for seed in seeds if seed.damaged.endswith(".csv")] + [
        Seed("csv", "Projects.csv", wide)
    ]


def _forms() -> list[Seed]:
    with tempfile.TemporaryDirectory() as folder:
        there = Path(folder)
        word = FilledForm(there).tick("16/covid_19", "20/yes", "5/yes").write("9/yes/who", "Staff")
        first = (
            FilledForm(there, "2016").tick("2/sustained/yes").write("2/-/outcome", "Policy adopted")
        )
        forms = [word.save("word.docx"), word.flatten().save("plain.docx"), first.save("2016.docx")]
        contents = {f"{FORMS}/{path.name}": path.read_bytes() for path in forms}
    beside = {"projects.csv": _REGISTER.encode(), f"{FORMS}/sent.csv": _SENT.encode()}
    return [Seed("docx", name, {**beside, name: content}) for name, content in contents.items()]
