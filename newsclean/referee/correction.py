"""What the learned referee makes of the evidence: the odds that the rules gave, judged anew in the light of the whole
page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from newsclean.page import Mark, Role
from newsclean.referee.evidence import Evidence, Opinion, importance
from newsclean.referee.features import Floats
from newsclean.survey import Survey
from newsclean.weights import weights

_W = weights("correction")
_ASKING = frozenset("?？؟")
_ROLES = {
    "title": (Role.TITLE, "stands and reads like the headline"),
    "caption": (Role.CAPTION, "stands and reads like a caption"),
    "byline": (Role.BYLINE, "stands and reads like a byline"),
}


def corrected(survey: Survey, evidence: Evidence, kept: Sequence[bool], odds: Mapping[str, Floats]) -> Evidence:
    """The evidence with the model's odds in place of the rules', and its opinion beside the detectors'.

    Where the rules' reading (``kept``) leaves a block out, or marks say what else it is, they keep a share of their
    say: they know of pages that the model has not seen the like of.
    """
    keeps = np.array(kept)
    rules = np.array(evidence.odds)
    rules = np.where(keeps, rules, np.minimum(rules, _W["left_out"]))
    shares = np.where(keeps, _W["share"], _W["share_no" if survey.outline is None else "share_no_markup"])
    shares[list(evidence.asides)] = _W["share_aside"]
    story = rules + shares * (odds["story"] - rules)
    _raise_kept_headings(survey, story, keeps)
    asides = {index: price for index, price in evidence.asides.items() if story[index] < _W["sure"]}
    opinions = dict(evidence.opinions)
    for name, (role, reason) in _ROLES.items():
        likely = np.flatnonzero(odds[name] >= _W["likely"])
        for index, weight in zip(likely.tolist(), odds[name][likely].tolist(), strict=True):
            mark = Mark(index, role, _W[name] * (weight - _W["likely"]), "referee", reason)
            opinions[index] = _with(opinions.get(index), mark)
            if role is Role.CAPTION and weight > _W["sure_caption"]:
                asides.setdefault(index, _W["aside"])
    return replace(evidence, scores=_scores(survey, story), odds=story.tolist(), asides=asides, opinions=opinions)


def _raise_kept_headings(survey: Survey, odds: NDArray[np.float64], keeps: NDArray[np.bool_]) -> None:
    """What the rules keep as a subheading, or as a question, stays above the paragraph that it heads, if that stays."""
    shapes = survey.columns
    heads = keeps[:-1] & keeps[1:] & shapes.closed[1:] & (odds[1:] > 0)
    heads &= (shapes.words[:-1] <= _W["heading_words"]) & (shapes.words[1:] > shapes.words[:-1])
    for index in np.flatnonzero(heads).tolist():
        if not shapes.closed[index] or survey.blocks[index].text[-1] in _ASKING:
            odds[index] = max(odds[index], _W["heading"])


def _scores(survey: Survey, odds: NDArray[np.float64]) -> list[float]:
    scores: list[float] = (odds * importance(survey)).tolist()
    return scores


def _with(opinion: Opinion | None, mark: Mark) -> Opinion:
    marks = opinion.marks if opinion else ()
    roles = dict(opinion.roles) if opinion else {}
    roles[mark.role] = roles.get(mark.role, 0.0) + mark.weight
    return Opinion((*marks, mark), roles, opinion.cuts if opinion else ())
