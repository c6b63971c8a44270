"""Tables of the Peer portfolio page, put together from the printed figures."""

from collections.abc import Iterable
from decimal import Decimal

import pyarrow as pa

from pages.shared import data
from pages.shared.declare import Card
from pages.shared.printed import words as words_of

TOTAL = "Total"
NO_REGION = "No Fund region"
ILO = "ilo_2013"
FIRST_REVIEW = "review_2011_2014"
FUND = "fund"
"""Schemes of regions: of the evaluation, of the review 2011-2014, of the Fund today."""

TABLES = ("004.t1.*", "004.t4.*", "004.t5.*", "004.t6.*", "004.t12.*")
"""Printed tables with totals."""

PICTURES = ("004.fig3.*", "004.pub.*", "004.c111", "004.c138.*", "004.c189.*")
"""What the text keeps of charts that are pictures."""

CONTRADICTS, COUNTED = "contradicts", "counted"


def is_total(figure: dict) -> bool:
    """Whether a printed cell is a total of its row or column."""
    return TOTAL.casefold() in (figure["dimension_value"] or "").casefold().split(" / ")


def printed(patterns: Iterable[str]) -> list[dict]:
    """Printed figures in the order of their table."""
    rows = [row for pattern in patterns for row in data.figures(pattern).to_pylist()]
    return sorted(rows, key=lambda row: (row["source_file"], row["source_row"]))


def column_of(pattern: str) -> str:
    """The column a declared pattern fills: projects for `004.t5.projects.*`.

    A table with one column of numbers names the column: t6 for `004.t6.*`.
    """
    parts = pattern.split(".")[1:-1]
    return "_".join(parts[1:] or parts)


def row_of(figure: dict) -> str:
    """The row a cell stands in; every total row has one name."""
    words = figure["dimension_value"].split(" / ")[-1]
    return TOTAL if words.casefold() == "total" else words


def cells(card: Card) -> pa.Table:
    """A printed table: one row per category, one column per figure pattern of `card`.

    A column with a contradicted number also gets `<column>_recomputed` and
    `<column>_verdict` with its label. Sums that were counted and are not printed are left out.
    """
    patterns = card.figures if isinstance(card.figures, tuple) else (card.figures,)
    rows: dict[str, dict] = {}
    contradicted = set()
    for pattern in patterns:
        column = column_of(pattern)
        for figure in printed([pattern]):
            if figure["qualifier"] == COUNTED:
                continue
            row = rows.setdefault(row_of(figure), {card.category: row_of(figure)})
            row[column] = figure["printed_number"]
            row[f"{column}_recomputed"] = figure["recomputed_number"]
            row[f"{column}_verdict"] = figure["verdict"]
            row[f"{column}_verdict_label"] = data.label("verdict", figure["verdict"])
            row |= {"document": figure["document"], "locator": figure["locator"]}
            if figure["verdict"] == CONTRADICTS:
                contradicted.add(column)
    names = [card.category]
    for column in map(column_of, patterns):
        names.append(column)
        if column in contradicted:
            names += [f"{column}_{part}" for part in ("recomputed", "verdict", "verdict_label")]
    found = list(rows.values())
    return pa.table({n: [row.get(n) for row in found] for n in [*names, "document", "locator"]})


def totals() -> list[dict]:
    """Totals the evaluation prints and that can be recomputed from their cells."""
    return [row for row in printed(TABLES) if is_total(row) and row["recomputed_number"]]


def contradicted_totals() -> pa.Table:
    """Printed totals that differ from the sum of their own cells, with the arithmetic."""
    found = [row for row in totals() if row["verdict"] == CONTRADICTS]
    return pa.table(
        {
            "measure": [sentence_case(row["measure"]) for row in found],
            "printed": [int(row["printed_number"]) for row in found],
            "recomputed": [int(row["recomputed_number"]) for row in found],
            "arithmetic": [row["verdict_reason"] for row in found],
            "document": [row["document"] for row in found],
            "locator": [row["locator"] for row in found],
        }
    )


def lost_pictures() -> pa.Table:
    """What the text says of the charts whose pictures are lost."""
    found = data.published(PICTURES).to_pylist()
    return pa.table(
        {
            "measure": [subject(row) for row in found],
            "as_published": [words_of(row) for row in found],
            "population": [row["population"] for row in found],
            "document": [row["document"] for row in found],
            "locator": [row["locator"] for row in found],
        }
    )


def projects() -> pa.Table:
    """Projects and initiatives of other programmes, countries by name."""
    table = data.rows("peer_projects").sort_by(
        [("document", "descending"), ("peer_name", "ascending")]
    )
    names = [country_names(codes) for codes in table["countries_printed"].to_pylist()]
    place = table.column_names.index("countries_printed")
    table = table.set_column(place, "countries_printed", pa.array(names, pa.string()))
    return table.drop_columns(["source_file", "source_row", "amount_usd"])


def country_names(codes: str | None) -> str | None:
    """Countries by name, from codes divided by semicolons."""
    if codes is None:
        return None
    return ", ".join(data.label("iso3", code.strip()) for code in codes.split(";"))


def subject(figure: dict) -> str:
    """What a figure is about: Ratifications, August 2013."""
    words = [figure["measure"], figure["dimension_value"]]
    return sentence_case(", ".join(word for word in words if word))


def sentence_case(text: str) -> str:
    """The first letter large; abbreviations keep theirs."""
    return text[:1].upper() + text[1:]


def crosswalk() -> pa.Table:
    """Regions of the other schemes with the Fund region each stands for, if any."""
    rows = [
        row | {"fund_region": row["fund_region"] or NO_REGION}
        for row in data.rows("region_crosswalk").to_pylist()
        if row["region_scheme"] != FUND
    ]
    names = ["region_name", "fund_region", "basis", "document", "locator"]
    return pa.table({name: [row[name] for row in rows] for name in names})


def regions(scheme: str) -> dict[str, str]:
    """Region name of a scheme to the Fund region it stands for, or that there is none."""
    rows = data.rows("region_crosswalk").to_pylist()
    return {
        row["region_name"].casefold(): row["fund_region"] or NO_REGION
        for row in rows
        if row["region_scheme"] == scheme
    }


def per_fund_region(patterns: Iterable[str], scheme: str) -> dict[str, Decimal]:
    """Printed cells added up per Fund region; totals are left out."""
    meant = regions(scheme)
    sums: dict[str, Decimal] = {}
    for row in printed(patterns):
        if not is_total(row):
            region = meant[row["dimension_value"].casefold()]
            sums[region] = sums.get(region, Decimal(0)) + row["printed_number"]
    return sums


def beside_the_fund(columns: dict[str, tuple[Iterable[str], str]]) -> pa.Table:
    """One row per Fund region and one for none; a column per portfolio, with its total.

    columns: name to the figure patterns that are added up and the scheme of their regions.
    """
    found = {name: per_fund_region(*asked) for name, asked in columns.items()}
    order = [*(row["code"] for row in data.codes("fund_region")), NO_REGION]
    named = [region for region in order if any(region in sums for sums in found.values())]
    table = {"region": named}
    for name, sums in found.items():
        table[name] = [sums.get(region) for region in named]
        table[f"{name}_base"] = [sum(sums.values())] * len(named)
    return pa.table(table)


def number_by_region() -> pa.Table:
    """Projects and activities of the ILO and projects of both reviews, per Fund region."""
    return with_places(
        beside_the_fund(
            {
                "ilo": (["004.t5.projects.*", "004.t5.activities.*"], ILO),
                "fund_2011_2014": (["000.region.count.*"], FIRST_REVIEW),
                "fund_2016_2020": (["001.region.count.*"], FUND),
            }
        ),
        ["004.t5.projects.total", "000.region.count.total", "001.region.count.africa"],
    )


def budget_by_region() -> pa.Table:
    """Budgets in USD of the ILO and of the Fund's projects 2011-2014, per Fund region."""
    return with_places(
        beside_the_fund(
            {
                "ilo": (["004.t5.project_budget.*", "004.t5.activity_budget.*"], ILO),
                "fund_2011_2014": (["000.region.budget.*"], FIRST_REVIEW),
            }
        ),
        ["004.t5.project_budget.total", "000.region.budget.total"],
    )


def with_places(table: pa.Table, figure_ids: list[str]) -> pa.Table:
    """`table` with where each portfolio is printed, a pair of columns each."""
    for number, name in enumerate(figure_ids):
        figure = data.figure(name)
        for part in ("document", "locator"):
            column = pa.array([figure[part]] * table.num_rows, pa.string())
            table = table.append_column(f"source_{number}_{part}", column)
    return table


def ratifications() -> pa.Table:
    """Ratifications per convention and year (Table 10), most gained first.

    note is what was remarked about the numbers of a convention, if anything.
    """
    titles = {row["code"]: row["label"] for row in data.codes("ilo_conventions")}
    rows: dict[str, dict] = {}
    for figure in printed(["004.t10.c*"]):
        code, year = figure["dimension_value"].split(" / ")
        row = rows.setdefault(code, {"convention": code, "convention_label": titles[code]})
        row[year] = int(figure["printed_number"])
        row |= {"note": figure["note"], "document": figure["document"]}
        row["locator"] = figure["locator"]
    years = sorted({name for row in rows.values() for name in row if name.isdigit()})
    for row in rows.values():
        row["change"] = row[years[-1]] - row[years[0]]
    found = sorted(rows.values(), key=lambda row: -row["change"])
    names = ["convention", "convention_label", "change", *years, "note", "document", "locator"]
    return pa.table({name: [row[name] for row in found] for name in names})
