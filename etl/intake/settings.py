"""What a folder declares about its files in intake.yml."""

from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from etl.errors import InputError, Place, fault_of
from etl.normalise.dates import DateOrder
from warehouse.schema import BadDeclaration, read_mapping

FILE = "intake.yml"

DecimalSign = Literal["point", "comma"]


class Settings(BaseModel):
    """How texts are meant where nothing in their column says so.

    `date_order`: day_first or month_first. `decimal`: point (1,234.5) or comma (1.234,5).
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    date_order: DateOrder | None = None
    decimal: DecimalSign | None = None


def read_settings(folder: Path) -> Settings:
    """What intake.yml of the folder says; nothing where there is no such file.

    Raises InputError when the file is not YAML or declares something else.
    """
    path = folder / FILE
    if not path.is_file():
        return Settings()
    try:
        return Settings.model_validate(read_mapping(path))
    except BadDeclaration as error:
        raise fault_of(error) from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        advice = "Declare date_order: day_first or month_first, and decimal: point or comma"
        raise InputError(Place(FILE), f"{where}: {first['msg']}", advice) from error
