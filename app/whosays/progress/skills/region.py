"""How sure one can be of the point that discernment is, in the plane of hits and false alarms.

Both rates are shares of independent sentences, so each gets Wilson's score interval (Wilson 1927,
“Probable inference, the law of succession, and statistical inference”, Journal of the American
Statistical Association 22):

    (p + z²/2n ± z·√(p(1 − p)/n + z²/4n²)) / (1 + z²/n)

Each holds with a confidence of √0.95, so that the rectangle of both holds with 0.95 (Šidák 1967,
“Rectangular confidence regions for the means of multivariate normal distributions”, same journal
62). Sentences of one article are alike, so that the true uncertainty is rather larger.
"""

from __future__ import annotations

from math import sqrt
from statistics import NormalDist
from typing import NamedTuple

CONFIDENCE = 0.95
"""Of the rectangle."""
_NORMAL = NormalDist()
_Z = _NORMAL.inv_cdf((1 + sqrt(CONFIDENCE)) / 2)


class Interval(NamedTuple):
    """From where to where a share may be, 0 to 1."""

    low: float
    high: float


def share_interval(count: int, of: int) -> Interval:
    """Return where the share lies of which *count* *of* so many were seen; all of it for none."""
    if not of:
        return Interval(0.0, 1.0)
    share, square = count / of, _Z * _Z
    middle = share + square / (2 * of)
    reach = _Z * sqrt(share * (1 - share) / of + square / (4 * of * of))
    scale = 1 + square / of
    return Interval(max((middle - reach) / scale, 0.0), min((middle + reach) / scale, 1.0))


def variance_of_z(rate: float, of: int) -> float:
    """Return the variance of z(*rate*), a corrected share *of* so many trials.

    H(1 − H)/(n·φ(z(H))²), with n for the corrected number of trials (Gourevitch and Galanter 1967,
    “A significance test for one parameter isosensitivity functions”, Psychometrika 32).
    """
    density = _NORMAL.pdf(_NORMAL.inv_cdf(rate))
    return rate * (1 - rate) / ((of + 1) * density * density)
