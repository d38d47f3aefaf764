"""The detectors, in the order in which they look at a page: later ones may read the marks of earlier ones."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from newsclean.detectors import (
    advertising,
    byline,
    caption,
    comments,
    container,
    date_line,
    ending,
    figure,
    gate,
    heading,
    hinted,
    legal,
    links,
    login,
    navigation,
    promo,
    region,
    related,
    repeats,
    share,
    site,
    standfirst,
    tags,
    title,
)
from newsclean.page import Mark
from newsclean.survey import Survey

Detector = Callable[[Survey, Sequence[Mark]], Iterable[Mark]]

DETECTORS: tuple[Detector, ...] = (
    region.detect,
    heading.detect,
    hinted.detect,
    date_line.detect,
    navigation.detect,
    share.detect,
    login.detect,
    gate.detect,
    promo.detect,
    advertising.detect,
    related.detect,
    comments.detect,
    legal.detect,
    byline.detect,
    tags.detect,
    caption.detect,
    repeats.detect,
    site.detect,
    container.detect,
    links.detect,
    ending.detect,
    figure.detect,
    title.detect,
    standfirst.detect,
)
