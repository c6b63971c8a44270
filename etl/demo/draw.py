"""Drawing from declared numbers, whole columns at a time.

Each part of the demonstration draws from a stream of its own, so that a change in
one leaves the others as they were.
"""

import zlib
from collections.abc import Sequence

import numpy as np

from etl.demo.parameters import Distribution


class Draw:
    """Random columns of one stream; the same seed and name give the same columns."""

    def __init__(self, seed: int, name: str) -> None:
        """Start the stream `name` of a seed."""
        self.generator = np.random.default_rng([seed, zlib.crc32(name.encode())])

    def places(self, count: int, shares: np.ndarray) -> np.ndarray:
        """Positions in `shares`, as often as the shares say to within one, in any order."""
        # Evenly spaced draws keep small portfolios close to the declared shares.
        spaced = (np.arange(count) + self.generator.random()) / max(count, 1)
        bounds = np.cumsum(shares)
        found = np.searchsorted(bounds / bounds[-1], spaced, side="right")
        return self.generator.permutation(np.minimum(found, len(shares) - 1))

    def codes(self, count: int, distribution: Distribution) -> np.ndarray:
        """Codes of a distribution."""
        return np.array(distribution.codes, dtype=object)[self.places(count, distribution.shares)]

    def codes_by_year(self, years: np.ndarray, periods: Sequence[Distribution]) -> np.ndarray:
        """Codes of the distribution of each year; None in years without one."""
        found = np.full(len(years), None, dtype=object)
        for period in periods:
            inside = np.flatnonzero((years >= period.first_year) & (years <= period.last_year))
            found[inside] = self.codes(len(inside), period)
        return found

    def values(self, count: int, sample: np.ndarray) -> np.ndarray:
        """Values of a sample, each as likely as the others."""
        return sample[self.places(count, np.ones(len(sample)))]

    def happens(self, count: int, share: float) -> np.ndarray:
        """True for that share of the rows, to within one."""
        return self.places(count, np.array([share, 1 - share])) == 0

    def within(self, count: int, limits: tuple[float, float]) -> np.ndarray:
        """Numbers between two limits, evenly spread."""
        return self.generator.uniform(*limits, count)

    def whole(self, count: int, limits: tuple[float, float]) -> np.ndarray:
        """Whole numbers between two limits, both included."""
        return self.generator.integers(int(limits[0]), int(limits[1]) + 1, count)

    def some(self, candidates: np.ndarray, share: float) -> np.ndarray:
        """Positions of a share of the true candidates, at least one where there is any."""
        open_to = np.flatnonzero(candidates)
        count = min(len(open_to), max(1, round(share * len(open_to))))
        return np.sort(self.generator.choice(open_to, count, replace=False))


def repeated(counts: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Row of the parent and number within it (from 0) for `counts` children each."""
    parents = np.repeat(np.arange(len(counts)), counts)
    starts = np.repeat(np.cumsum(counts) - counts, counts)
    return parents, np.arange(len(parents)) - starts
