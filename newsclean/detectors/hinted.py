"""What markup says beside the page's own words, where the page's words confirm it.

Marks: the line that is the title of the page's data or head, its standfirst, a caption given there, and the short lines
that name its authors. Why on pages: publishers tell search engines and feeds what is what.
Misses: what stands only in the data. Words that the page does not show are no block, and get no mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsclean.detectors.standfirst import is_first_paragraph
from newsclean.page import Block, Mark, Role
from newsclean.shapes import Shape
from newsclean.signatures import CONTACT
from newsclean.survey import Survey
from newsclean.weights import weights

_W = weights("hints")
_BYLINE_WORDS = 25
_CONTACT_WORDS = 60
_RIGHTS = re.compile(r"\s*(?:©|\([cC]\)|Copyright\b)")
_RIGHTS_WORDS = 15
_SLACK = 40
"""Code points that a line may be longer than what it repeats: quotes, dashes, blanks."""


def detect(survey: Survey, marks: Sequence[Mark]) -> Iterator[Mark]:
    """Marks what the page's hints name."""
    hints = survey.page.hints
    if hints is None:
        return
    from newsclean.hints.wording import letters  # loads what text does not need

    told: dict[str, tuple[Role, float, str]] = {}
    for picture in hints.pictures:
        told[letters(picture.caption)] = (Role.CAPTION, _W["caption"], "a caption in the page's data")
    for hint in reversed(hints.standfirsts):
        told[letters(hint.text)] = (Role.STANDFIRST, _W["standfirst"], f"the standfirst by {hint.source}")
    for hint in reversed(hints.titles):
        told[letters(hint.text)] = (Role.TITLE, _W["title"] * hint.trust, f"the title by {hint.source}")
    told.pop("", None)
    lengths = sorted(map(len, told))
    page = "\n".join([block.text for block in survey.blocks])
    names = [name for signature in hints.authors[:1] for name in signature.names if name in page]
    for block, shape in zip(survey.blocks, survey.shapes, strict=True):
        if lengths and lengths[0] <= len(block.text) <= 2 * lengths[-1] + _SLACK:
            found = told.get(letters(block.text))
            if found and not (found[0] is Role.STANDFIRST and is_first_paragraph(survey, block)):
                role, weight, reason = found
                yield Mark(block.index, role, weight, "hinted", reason)
        signed = names and shape.words <= _CONTACT_WORDS and any(name in block.text for name in names)
        if signed and "figcaption" not in survey.page.regions(block):  # a name there is the photographer's
            yield from _naming(block, shape)


def _naming(block: Block, shape: Shape) -> Iterator[Mark]:
    """A line that names an author: as a byline does, to keep the author's rights, or with an address."""
    if shape.words <= _BYLINE_WORDS and not shape.closed:
        yield Mark(block.index, Role.BYLINE, _W["byline"], "hinted", "names an author of the page's data")
    if shape.words <= _RIGHTS_WORDS and _RIGHTS.match(block.text):
        yield Mark(block.index, Role.BYLINE, _W["rights"], "hinted", "keeps the rights of the page's author")
    elif "@" in block.text and CONTACT.search(block.text):
        yield Mark(block.index, Role.BYLINE, _W["contact"], "hinted", "where the page's author is written to")
