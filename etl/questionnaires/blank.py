"""Writes a questionnaire as a Word form with check boxes and fields, pre-filled per project."""

from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from docx.text.paragraph import Paragraph

from etl.errors import InputError, Place
from etl.questionnaires.controls import Controls
from etl.questionnaires.form import Form, Option, Question, TableColumn, TableField, TextField
from etl.questionnaires.projects import Project
from etl.questionnaires.styles import (
    ANSWER,
    CHOICE,
    FIELD_GREY,
    HEAD_GREY,
    HINT,
    LABEL,
    QUESTION,
    add_page_number,
    repeat_as_header,
    set_up,
    set_widths,
    shade,
)
from etl.questionnaires.tags import HEADER, HEADER_FIELDS, Tag

_PAGE_WIDTH_CM = 17.0


def write_blank(form: Form, path: Path, project: Project | None = None) -> None:
    """Write the form to `path`, with the project's code, title and funding year if given.

    Raises InputError when the file cannot be written.
    """
    document = _Writer(form).write(project)
    try:
        document.save(str(path))
    except OSError as error:
        problem = f"cannot be written: {error.strerror or error}"
        raise InputError(Place(str(path)), problem, "Choose a folder that exists") from error


class _Writer:
    """Builds one document from top to bottom."""

    def __init__(self, form: Form) -> None:
        self._form = form
        self._document: WordDocument = Document()
        self._controls = Controls()

    def write(self, project: Project | None) -> WordDocument:
        set_up(self._document)
        self._document.core_properties.title = self._form.title
        self._document.core_properties.author = "IOM Development Fund"
        self._document.core_properties.comments = self._form.source
        self._document.add_paragraph(self._form.title, "Title")
        self._project(project)
        for text in self._form.introduction:
            self._document.add_paragraph(text)
        for section in self._form.sections:
            if section.title:
                self._document.add_heading(section.title, level=1)
            for question in section.questions:
                self._question(question)
        footer = f"Questionnaire {self._form.questionnaire}"
        add_page_number(self._document, f"{footer}, {project.code}" if project else footer)
        return self._document

    def _project(self, project: Project | None) -> None:
        table = self._document.add_table(rows=0, cols=2, style="Table Grid")
        values = project.header() if project else {}
        for name, label in HEADER_FIELDS.items():
            cells = table.add_row().cells
            cells[0].text = label
            shade(cells[0], HEAD_GREY)
            tag = Tag(self._form.questionnaire, HEADER, field=name)
            control = self._controls.line(tag, label, values.get(name, ""))
            cells[1].paragraphs[0]._p.append(control)
        set_widths(table, (4.0, _PAGE_WIDTH_CM - 4.0))
        self._document.add_paragraph()

    def _question(self, question: Question) -> None:
        self._document.add_paragraph(f"{question.number}. {question.label}", QUESTION)
        if question.hint:
            self._document.add_paragraph(question.hint, HINT)
        if question.kind == "items":
            self._items(question)
        elif question.option_text:
            self._options_with_text(question)
        else:
            self._options(question, question.options[:1])
            self._more(question)
            self._options(question, question.options[1:])
        for text in question.texts:
            self._text(question, None, text)
        for table in question.tables:
            self._table(question, None, table)

    def _more(self, question: Question) -> None:
        if question.more:
            self._document.add_paragraph(f"{question.more_label}:", LABEL)
            self._options(question, question.more)

    def _options(self, question: Question, options: tuple[Option, ...]) -> None:
        for option in options:
            paragraph = self._document.add_paragraph(style=CHOICE)
            self._box(paragraph, question, option)
            for text in option.texts:
                self._text(question, option, text)
            for table in option.tables:
                self._table(question, option, table)

    def _options_with_text(self, question: Question) -> None:
        """Boxes in one column, the field for writing beside each."""
        table = self._document.add_table(rows=0, cols=2, style="Table Grid")
        for option in question.options:
            cells = table.add_row().cells
            self._box(cells[0].paragraphs[0], question, option)
            for text in option.texts:
                tag = self._tag(question, option.code, text.name)
                control = self._controls.line(tag, f"{option.label}: {text.name}")
                cells[1].paragraphs[0]._p.append(control)
            shade(cells[1], FIELD_GREY)
        set_widths(table, (6.5, _PAGE_WIDTH_CM - 6.5))

    def _items(self, question: Question) -> None:
        """A yes and a no box beside each item."""
        table = self._document.add_table(rows=0, cols=2, style="Table Grid")
        for option in question.options:
            cells = table.add_row().cells
            cells[0].text = option.label
            for text in option.texts:
                tag = self._tag(question, option.code, text.name)
                cells[0].paragraphs[0].add_run(": ")
                cells[0].paragraphs[0]._p.append(self._controls.line(tag, option.label))
            for answer, label in (("yes", "Yes"), ("no", "No")):
                tag = self._tag(question, option.code, answer)
                self._ticked_word(cells[1].paragraphs[0], tag, option.label, label)
        set_widths(table, (_PAGE_WIDTH_CM - 4.0, 4.0))

    def _box(self, paragraph: Paragraph, question: Question, option: Option) -> None:
        name = f"Question {question.number}: {option.label}"
        tag = self._tag(question, option.code)
        paragraph._p.append(self._controls.box(tag, name))
        paragraph.add_run(f" {option.label}")

    def _ticked_word(self, paragraph: Paragraph, tag: Tag, name: str, label: str) -> None:
        paragraph._p.append(self._controls.box(tag, f"{name}: {label}"))
        paragraph.add_run(f" {label}    ")

    def _text(self, question: Question, option: Option | None, text: TextField) -> None:
        if text.label:
            self._document.add_paragraph(f"{text.label}:", LABEL)
        tag = self._tag(question, option and option.code, text.name)
        name = f"Question {question.number}: {text.label or question.label}"
        style = self._document.styles[ANSWER].style_id
        self._document.element.body.insert(-1, self._controls.block(tag, name[:64], style))

    def _table(self, question: Question, option: Option | None, field: TableField) -> None:
        columns = field.columns
        table = self._document.add_table(rows=1, cols=len(columns), style="Table Grid")
        for cell, column in zip(table.rows[0].cells, columns, strict=True):
            cell.text = column.label
            shade(cell, HEAD_GREY)
        for _ in range(field.rows):
            for cell, column in zip(table.add_row().cells, columns, strict=True):
                self._cell(cell.paragraphs[0], question, option, column)
        set_widths(table, (_PAGE_WIDTH_CM / len(columns),) * len(columns))
        repeat_as_header(table)
        self._document.add_paragraph()

    def _cell(
        self, paragraph: Paragraph, question: Question, option: Option | None, column: TableColumn
    ) -> None:
        code = option and option.code
        if not column.choices:
            tag = self._tag(question, code, column.name)
            paragraph._p.append(self._controls.line(tag, column.label))
        for answer, label in column.choices.items():
            tag = self._tag(question, column.name, answer)
            self._ticked_word(paragraph, tag, column.label, label)

    def _tag(self, question: Question, option: str | None, field: str | None = None) -> Tag:
        return Tag(self._form.questionnaire, question.number, option, field)
