"""What the learned referee makes of the evidence: the rules' odds, corrected by what stands around each block.

Only a part of the way to the network's odds is gone: it has learned from some 1,300 pages and is surer than it should
be on pages unlike them, and a page that it empties loses more than it can win.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from newsclean.page import Mark, Role
from newsclean.referee.evidence import Evidence, Opinion, importance
from newsclean.referee.features import features_of
from newsclean.referee.network import KINDS, Network
from newsclean.survey import Survey
from newsclean.weights import weights

_W = weights("correction")
_BODY, _HEADING = KINDS.index("body"), KINDS.index("heading")
_ROLES = {
    KINDS.index("title"): (Role.TITLE, "reads like the headline, here"),
    KINDS.index("standfirst"): (Role.STANDFIRST, "reads like a standfirst, here"),
    KINDS.index("caption"): (Role.CAPTION, "reads like a caption, here"),
    KINDS.index("byline"): (Role.BYLINE, "reads like a byline, here"),
}
_TINY = 1e-6

Floats = NDArray[np.float32]


def corrected(survey: Survey, evidence: Evidence, network: Network) -> Evidence:
    """The evidence with its odds corrected by a network, and the network's opinion beside the detectors'."""
    if not survey.blocks:
        return evidence
    logits = network(features_of(survey, evidence))
    shares = np.exp(logits - logits.max(axis=1, keepdims=True))
    shares /= shares.sum(axis=1, keepdims=True)
    found = _log_odds(shares[:, _BODY] + shares[:, _HEADING])
    rules = np.array(evidence.odds)
    odds = rules + _W["share"] * (found - rules)
    asides = {index: price for index, price in evidence.asides.items() if odds[index] < _W["sure"]}
    opinions = dict(evidence.opinions)
    for kind, (role, reason) in _ROLES.items():
        likely = np.flatnonzero(shares[:, kind] >= _W["likely"])
        for index, weight in zip(likely.tolist(), _log_odds(shares[likely, kind]).tolist(), strict=True):
            mark = Mark(index, role, weight + _W["lift"], "referee", reason)
            opinions[index] = _with(opinions.get(index), mark)
            if role is Role.CAPTION and weight > 0:
                asides.setdefault(index, _W["aside"])
    scores = odds * importance(survey)
    return replace(evidence, scores=scores.tolist(), odds=odds.tolist(), asides=asides, opinions=opinions)


def _log_odds(shares: Floats) -> Floats:
    odds: Floats = np.log(shares + _TINY) - np.log(1 - shares + _TINY)
    return odds


def _with(opinion: Opinion | None, mark: Mark) -> Opinion:
    marks: Sequence[Mark] = opinion.marks if opinion else ()
    roles = dict(opinion.roles) if opinion else {}
    roles[mark.role] = roles.get(mark.role, 0.0) + mark.weight
    return Opinion((*marks, mark), roles, opinion.cuts if opinion else ())
