"""Short names of projects: the code and where the project works."""

import pyarrow as pa

from pages.shared import data, formats


def with_places(table: pa.Table) -> pa.Table:
    """`table` with a column `project_code_label` beside its `project_code`.

    "LM.0115 Mongolia" for one country, "LM.0204 3 countries" for several, "LM.0232 ASEAN
    Member States" where only a grouping is named, the code alone where nothing is.
    """
    wanted = ("project_code", "country_names", "regional_grouping")
    known = {
        row["project_code"]: row
        for row in data.rows("project_register", columns=wanted).to_pylist()
    }
    labels = [short_name(known[code]) for code in table["project_code"].to_pylist()]
    place = table.column_names.index("project_code") + 1
    return table.add_column(place, "project_code_label", pa.array(labels, pa.string()))


def short_name(row: dict) -> str:
    """The short name of one row of the register."""
    countries = row["country_names"].split("; ") if row["country_names"] else []
    if len(countries) == 1:
        return f"{row['project_code']} {countries[0]}"
    if countries:
        return f"{row['project_code']} {formats.plural(len(countries), 'country', 'countries')}"
    if row["regional_grouping"]:
        return f"{row['project_code']} {data.label('regional_grouping', row['regional_grouping'])}"
    return row["project_code"]
