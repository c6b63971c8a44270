"""What is known of one project, put into sections of lines; nothing here draws."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import warehouse
from pages.shared import data, flags, formats

PLAIN_FACTS = (
    "review",
    "funding_year",
    "funding_line",
    "coverage",
    "fund_region",
    "regional_grouping",
    "project_category",
    "objective_category",
    "gender_marker",
    "project_status",
    "start_date",
    "end_date",
    "questionnaire_source",
)
"""Attributes told one per line; the other sections and the last table have the rest."""

NAMED = (
    "rights_method",
    "gender_method",
    "gender_focus",
    "sustaining_action",
    "sustainability_factor",
    "framework",
    "lesson",
)
"""Printed lists whose items are told as such; the other lists are told as facts or results."""

LISTED = ("rights_method", "gender_method", "sustaining_action")
"""Those of them that are attributes of a project, whose absence has a reason."""


@dataclass(frozen=True)
class Line:
    """One statement: its text, where it is said, and what it was inferred from if it was.

    label: what the text is about, where the text alone does not say it. stated: False for
    what no source says; `place` then says why.
    """

    text: str
    place: str = ""
    inferred: str = ""
    label: str = ""
    stated: bool = True


@dataclass(frozen=True)
class Section:
    """Statements on one subject; `nothing` says why there are none."""

    title: str
    lines: list[Line]
    nothing: str = ""


class Project:
    """The tables of one project as lists of rows, and how each attribute is known."""

    def __init__(self, code: str) -> None:
        """Raises warehouse.UnknownName for a code that no project has."""
        found = data.project(code)
        self.code = code
        self.tables = {name: table.to_pylist() for name, table in found.items()}
        self.row = self.tables["project_register"][0]
        self.facts = self.tables["project_facts"][0]
        self.known = {row["attribute"]: row for row in self.tables["attribute_sources"]}

    def value(self, attribute: str) -> str:
        """An attribute as people read it; "not stated" when it is missing."""
        return written(attribute, self.known[attribute]["value_text"])

    def why_missing(self, attribute: str) -> str:
        """Why nothing is stated, in the words of the source's description."""
        source = self.known[attribute]
        return f"Not stated. {source['basis'] or ''}".strip().rstrip(".") + "."

    def inferred(self, attribute: str) -> str:
        """What an attribute was inferred from; empty when it is stated or missing."""
        source = self.known[attribute]
        return source["basis"] or "" if source["how_known"] == "inferred" else ""


def written(attribute: str, text: str | None) -> str:
    """The text of an attribute with labels for codes and our format for numbers."""
    if text is None:
        return formats.NOT_STATED
    column = warehouse.columns().get(attribute)
    kind = column.type if column else None
    dimension = warehouse.dimensions().get(attribute)
    if kind == "boolean":
        return text.capitalize()
    if attribute == "budget_usd":
        return formats.usd_full(Decimal(text))
    if kind == "months" or attribute in ("nce_months", "duration_months"):
        return formats.months(Decimal(text))
    if kind == "date":
        return formats.day(date.fromisoformat(text))
    if dimension is not None and dimension.codes:
        return "; ".join(data.label(attribute, code) for code in text.split("; "))
    return text


def place(row: dict) -> str:
    """Document and place of a row: "Review 2016-2020, s4.3"."""
    if not row.get("document"):
        return ""
    source = data.source(row["document"], row.get("locator"))
    return ", ".join(part for part in (source.short_label, source.locator) if part)


def label_of(name: str) -> str:
    """The name of an attribute as people read it."""
    for known in (warehouse.columns(), warehouse.dimensions(), warehouse.metrics()):
        if name in known:
            return known[name].label
    return name


def attribute(project: Project, name: str) -> Line:
    """One attribute as a statement: its value and place, or why it is missing."""
    source = project.known[name]
    missing = source["how_known"] == "missing"
    return Line(
        project.value(name),
        source["basis"] or "" if missing else place(source),
        project.inferred(name),
        label=label_of(name),
        stated=not missing,
    )


def known(project: Project, *names: str) -> list[Line]:
    """Those of the attributes that are not missing, as statements."""
    return [line for line in (attribute(project, name) for name in names) if line.stated]


def key_facts(project: Project) -> Section:
    """The plain attributes, one per line, missing ones included."""
    return Section("Key facts", [attribute(project, name) for name in PLAIN_FACTS])


def countries(project: Project) -> Section:
    """Countries with their role, and as the source prints them where that differs."""
    lines = []
    for row in project.tables["project_countries"]:
        text = data.label("iso3", row["iso3"])
        if row["beneficiary_role"] != "benefitting":
            text += f" ({data.label('beneficiary_role', row['beneficiary_role']).lower()})"
        if row["country_printed"] != data.label("iso3", row["iso3"]):
            text += f", printed “{row['country_printed']}”"
        lines.append(Line(text, place(row), row["basis"] or ""))
    grouping = project.row["regional_grouping"]
    if grouping:
        name = data.label("regional_grouping", grouping)
        lines.append(Line(name, place(project.known["regional_grouping"]), label="Grouping"))
    return Section("Countries", lines, project.why_missing("iso3"))


def results(project: Project) -> Section:
    """What was reached, sustained or caused, statement by statement."""
    lines = known(project, "outcome_status", "beneficiary_reach")
    lines += [result(row) for row in project.tables["results"]]
    return Section("Results and reach", lines, project.why_missing("outcome_status"))


def result(row: dict) -> Line:
    """One result in words, with the number reached of the number planned."""
    label = data.label("result_kind", row["result_kind"])
    if row["beneficiary_group"]:
        label += f", {row['beneficiary_group']}"
    text = data.label("result_status", row["result_status"]).lower()
    if row["target_count"] and row["reached_count"] is not None:
        reached, target = row["reached_count"], row["target_count"]
        share = formats.percent(Decimal(100 * reached) / target)
        text += f", {formats.count(reached)} of {formats.count(target)} ({share})"
    elif row["statement"]:
        text += f". {sentence(row['statement'])}"
    return Line(sentence(text), place(row), row["basis"] or "", label=label)


def sentence(text: str) -> str:
    """`text` with a capital first letter."""
    return text[:1].upper() + text[1:]


def challenges(project: Project) -> Section:
    """Challenges named for the project."""
    lines = [
        Line(sentence(row["statement"] or ""), place(row), row["basis"] or "", label=name)
        for row in project.tables["challenges"]
        for name in [data.label("challenge", row["challenge"])]
    ]
    return Section("Challenges", lines, project.why_missing("challenge"))


def named(project: Project) -> Section:
    """Methods, actions and other lists that print the project, list by list."""
    families = {row["code"]: row["label"] for row in data.codes("tag_families")}
    tags = {(row["tag_family"], row["code"]): row["label"] for row in data.codes("tags")}
    lines = [
        Line(tags[family, row["tag"]], place(row), label=families[family])
        for family in NAMED
        for row in project.tables["project_tags"]
        if row["tag_family"] == family and not row["is_repeat"]
    ]
    missing = [attribute(project, name) for name in LISTED]
    return Section("Methods and actions named", lines + [m for m in missing if not m.stated])


def evaluation(project: Project) -> Section:
    """The ex-post evaluation, its rating and what it found."""
    lines = known(project, "expost_evaluated", "impact_rating")
    for row in project.tables["evaluation_register"]:
        parts = [row["title"], row["evaluator"], row["report_date"], row["note"]]
        lines.append(Line(". ".join(p.rstrip(".") for p in parts if p) + ".", place(row)))
        findings = data.rows("evaluation_findings", {"evaluation_id": row["evaluation_id"]})
        lines += [
            Line(
                row["finding"], place(row), label=data.label("dac_criterion", row["dac_criterion"])
            )
            for row in findings.to_pylist()
        ]
    return Section("Evaluation", lines, project.why_missing("impact_rating"))


def revisions(project: Project) -> Section:
    """Requests for revision with type, months and new end."""
    types: dict[str, list[str]] = {}
    for row in project.tables["revision_types"]:
        label = data.label("revision_type", row["revision_type"])
        types.setdefault(row["revision_id"], []).append(label)
    lines = []
    for row in project.tables["revisions"]:
        kind = formats.join(types.get(row["revision_id"], [])) or f"type {formats.NOT_STATED}"
        parts = [f"{row['revision_id']}: {kind}"]
        if row["nce_months"] is not None:
            parts.append(f"extended by {formats.months(row['nce_months'])}")
        if row["new_end_date"] is not None:
            parts.append(f"to {formats.day(row['new_end_date'])}")
        reason = row["revision_reason"]
        words = data.label("revision_reason", reason) if reason else formats.NOT_STATED
        parts.append(f"reason {words.lower()}")
        lines.append(Line(", ".join(parts), place(row), row["basis"] or ""))
    return Section("Revisions", lines, project.why_missing("revision_type"))


def watch(project: Project) -> Section:
    """What the rules of the watchlist say of the project, or cannot say for want of a value."""
    found = data.watchlist(where={"project_code": project.code}, everything=True)
    row = found.projects.to_pylist()[0]
    lines = [
        Line(sentence(text), rule.fund_rule.rstrip("."), label=rule.label)
        for rule, text in flags.raised(found.rules, row)
    ]
    lines += [
        Line("cannot be judged", f"not stated: {rule.rests_on}", label=rule.label, stated=False)
        for rule in found.rules
        if row[rule.code] == flags.CANNOT
    ]
    day = formats.day(found.judged_on)
    return Section(f"Watchlist on {day}", lines, "No rule of the watchlist flags this project.")


def issues(project: Project) -> Section:
    """Data issues that concern the project: those of its own rows and of lists that print it."""
    lines = [
        Line(
            f"{row['message']} {row['handling'] or ''}".strip(),
            place(row),
            label=data.label("severity", row["severity"]),
        )
        for row in data.rows("issue_register").to_pylist()
        if project.code in row["entity_id"].split("/")
    ]
    return Section("Data issues", lines, "None: no rule found anything about this project.")


SECTIONS = (key_facts, countries, results, named, challenges, evaluation, revisions, watch, issues)
