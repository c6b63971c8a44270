"""Where each published row was read, and the proof that every row went somewhere."""

from collections.abc import Mapping

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from etl.errors import BuildFailed, InputError, Place
from etl.intake.frame import Frame, Part


class Origins:
    """The rows of all frames under one number each, with their provenance columns."""

    def __init__(self, frames: Mapping[str, Frame]) -> None:
        """Number the rows of the frames one after the other."""
        self._frames = frames
        self._first: dict[str, int] = {}
        count = 0
        for name, frame in frames.items():
            self._first[name] = count
            count += len(frame)
        self._cited = np.zeros(count, dtype=bool)
        self._columns = {
            "document": self._per_part(lambda part: part.sheet.file),
            "locator": self._per_part(_locator),
            "source_file": self._per_part(lambda part: part.sheet.source_file),
            "source_row": pa.concat_arrays(
                [pa.array(frame.number, pa.int64()) for frame in frames.values()]
            ),
        }

    def _per_part(self, text_of) -> pa.Array:
        texts, parts = [], []
        for frame in self._frames.values():
            parts.append(frame.part + len(texts))
            texts += [text_of(part) for part in frame.parts]
        encoded = pc.dictionary_encode(pa.array(texts, pa.string()))
        numbers = encoded.indices.to_numpy(zero_copy_only=False)[np.concatenate(parts)]
        return pa.DictionaryArray.from_arrays(pa.array(numbers, pa.int32()), encoded.dictionary)

    def of(self, name: str, rows: np.ndarray) -> np.ndarray:
        """Numbers of rows of one frame."""
        return self._first[name] + np.asarray(rows, dtype=np.int64)

    def columns(self, numbers: np.ndarray) -> dict[str, pa.Array]:
        """Provenance columns of rows that a table publishes."""
        self._cited[numbers] = True
        taken = pa.array(numbers)
        return {name: column.take(taken) for name, column in self._columns.items()}

    def check(self) -> None:
        """Raise BuildFailed when a row is neither published nor set aside, or both."""
        active = np.concatenate([frame.active for frame in self._frames.values()])
        lost = np.flatnonzero(active != self._cited)
        if len(lost):
            errors = [self._unaccounted(int(number)) for number in lost[:20]]
            raise BuildFailed(errors)

    def _unaccounted(self, number: int) -> InputError:
        columns = {name: column[number].as_py() for name, column in self._columns.items()}
        place = Place(columns["source_file"], columns["source_row"])
        problem = "is set aside and published" if self._cited[number] else "reached no table"
        return InputError(place, problem, "Mend etl/intake/tables; every row goes somewhere")


def _locator(part: Part) -> str:
    return "file" if part.sheet.name is None else f"sheet {part.sheet.name}"
