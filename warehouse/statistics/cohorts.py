"""Two groups of records compared like with like.

Records are alike when they share a stratum. The baseline is weighted so that its strata
have the shares they have in the group in question (direct standardisation), and the
interval of the difference is a percentile bootstrap (Efron and Tibshirani, An
Introduction to the Bootstrap, 1993, chapter 13) as `scipy.stats.bootstrap` computes it:
both groups are drawn again with replacement and the difference taken anew each time.
"""

from collections.abc import Mapping

import numpy as np
import pyarrow as pa
from scipy import stats

from warehouse.statistics import CONFIDENCE, MINIMUM_GROUP

RESAMPLES = 1_999
SEED = 2020
"""Of the draws, so that the same records give the same interval."""

DRAWN_SINGLY = 5_000
"""Records of one side up to which each is drawn for itself; beyond, that takes minutes."""

_AT_ONCE = 200
"""Draws made at once, which bounds memory to a few tens of megabytes."""

SCHEMA = pa.schema(
    {
        "measure": pa.string(),
        "n": pa.int64(),
        "baseline_n": pa.int64(),
        "value": pa.float64(),
        "baseline_value": pa.float64(),
        "difference": pa.float64(),
        "low": pa.float64(),
        "high": pa.float64(),
    }
)


def compare(
    group: Mapping[str, np.ndarray],
    baseline: Mapping[str, np.ndarray],
    strata: np.ndarray,
    baseline_strata: np.ndarray,
) -> pa.Table:
    """Means of a group and of a baseline made like it, with the difference between them.

    group, baseline: measure to one value per record. strata, baseline_strata: the stratum
    of each record. Records of a stratum that the other side does not have are left out.

    One row per measure: n and baseline_n (records compared), value, baseline_value, their
    difference and its interval low to high. With fewer than MINIMUM_GROUP records on either
    side only the counts are given.
    """
    shared = np.intersect1d(strata, baseline_strata)
    kept, baseline_kept = np.isin(strata, shared), np.isin(baseline_strata, shared)
    weights = standard_weights(strata[kept], baseline_strata[baseline_kept])
    rows = []
    for measure, values in group.items():
        found = values[kept].astype(float), baseline[measure][baseline_kept].astype(float)
        rows.append({"measure": measure, **_difference(*found, weights)})
    return pa.Table.from_pylist(rows, schema=SCHEMA)


def standard_weights(strata: np.ndarray, baseline_strata: np.ndarray) -> np.ndarray:
    """Weight of each baseline record, so that strata count as they do in the group.

    Share of the stratum in the group over its number of baseline records; they add up to 1.
    """
    names, sizes = np.unique(strata, return_counts=True)
    baseline_names, places, baseline_sizes = np.unique(
        baseline_strata, return_inverse=True, return_counts=True
    )
    shares = sizes[np.searchsorted(names, baseline_names)] / strata.size if names.size else sizes
    return (shares / baseline_sizes)[places]


def by_stratum(
    group: Mapping[str, np.ndarray],
    baseline: Mapping[str, np.ndarray],
    strata: np.ndarray,
    baseline_strata: np.ndarray,
) -> pa.Table:
    """One row per stratum of either side: stratum, n, baseline_n and the means of each side.

    The means are called `<measure>` and `baseline_<measure>`; those of fewer than
    MINIMUM_GROUP records are missing.
    """
    names = np.union1d(strata, baseline_strata)
    columns: dict[str, list] = {"stratum": names.tolist(), "n": [], "baseline_n": []}
    for prefix, values, of in (("", group, strata), ("baseline_", baseline, baseline_strata)):
        members = [of == name for name in names]
        columns[f"{prefix}n"] = [int(member.sum()) for member in members]
        for measure, numbers in values.items():
            columns[f"{prefix}{measure}"] = [
                float(numbers[member].mean()) if member.sum() >= MINIMUM_GROUP else None
                for member in members
            ]
    kinds = {"stratum": pa.string(), "n": pa.int64(), "baseline_n": pa.int64()}
    return pa.table(
        {name: pa.array(v, kinds.get(name, pa.float64())) for name, v in columns.items()}
    )


def _difference(values: np.ndarray, others: np.ndarray, weights: np.ndarray) -> dict:
    counts = {"n": values.size, "baseline_n": others.size}
    if min(values.size, others.size) < MINIMUM_GROUP:
        return counts
    value, baseline_value = values.mean(), np.average(others, weights=weights)
    few = max(values.size, others.size) <= DRAWN_SINGLY
    low, high = (_drawn_singly if few else _drawn_by_kind)(values, others, weights)
    return {
        **counts,
        "value": value,
        "baseline_value": baseline_value,
        "difference": value - baseline_value,
        "low": low,
        "high": high,
    }


def _drawn_singly(
    values: np.ndarray, others: np.ndarray, weights: np.ndarray
) -> tuple[float, float]:
    """The interval of the difference, each record drawn for itself."""

    def drawn(first: np.ndarray, second: np.ndarray, axis: int) -> np.ndarray:
        weighted = (others[second] * weights[second]).sum(axis) / weights[second].sum(axis)
        return values[first].mean(axis) - weighted

    interval = stats.bootstrap(
        (np.arange(values.size), np.arange(others.size)),
        drawn,
        n_resamples=RESAMPLES,
        batch=_AT_ONCE,
        vectorized=True,
        confidence_level=CONFIDENCE,
        method="percentile",
        rng=np.random.default_rng(SEED),
    ).confidence_interval
    return interval.low, interval.high


def _drawn_by_kind(
    values: np.ndarray, others: np.ndarray, weights: np.ndarray
) -> tuple[float, float]:
    """The same interval for many records, of which most are equal to others.

    How often each kind of record comes up in a draw with replacement follows the
    multinomial distribution, so the numbers of each kind are drawn instead of the records.
    """
    rng = np.random.default_rng(SEED)
    kinds, sizes = np.unique(values, return_counts=True)
    drawn = rng.multinomial(values.size, sizes / values.size, RESAMPLES)
    means = drawn @ kinds / values.size
    pairs, sizes = np.unique(np.column_stack([others, weights]), axis=0, return_counts=True)
    drawn = rng.multinomial(others.size, sizes / others.size, RESAMPLES)
    weighted = drawn @ pairs.prod(axis=1) / (drawn @ pairs[:, 1])
    tails = 100 * np.array([(1 - CONFIDENCE) / 2, (1 + CONFIDENCE) / 2])
    low, high = np.percentile(means - weighted, tails)
    return float(low), float(high)
