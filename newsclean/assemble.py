"""Roles to article: cuts the page into pieces kept and pieces removed, and reads the fields from them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsclean.article import Article, Piece, Removal
from newsclean.fields.authors import authors_of
from newsclean.fields.captions import captions_of
from newsclean.fields.dates import publication_of
from newsclean.fields.tags import tags_of
from newsclean.page import Block, Page, Role, Span
from newsclean.referee import Decision
from newsclean.survey import Survey

_REPEATED_WORDS = 5
"""Words from which on a paragraph that stands again is a copy; shorter ones may be said twice."""


def assemble(survey: Survey, decisions: Sequence[Decision], *, day_first: bool | None = None) -> Article:
    """The article of a page whose blocks' roles are decided."""
    kept: list[Piece] = []
    removed: list[Removal] = []
    seen: set[str] = set()
    for block, decision in zip(survey.blocks, decisions, strict=True):
        for span, role, reasons in _parts(survey.page, block, decision):
            text = survey.page.read(span)
            if role.kept and text in seen and len(text.split()) >= _REPEATED_WORDS:
                role, reasons = Role.REPEAT, ("kept above already",)
            if role.kept and text:
                seen.add(text)
                kept.append(Piece(span, text, role, block.layout.bullet))
            else:
                removed.append(Removal(span, text, role, reasons))
    publication = publication_of(survey, decisions, day_first=day_first)
    return Article(
        title=_first(kept, Role.TITLE),
        standfirst=_first(kept, Role.STANDFIRST),
        date=publication.date if publication else None,
        body="\n\n".join(piece.text for piece in kept if piece.role in (Role.BODY, Role.HEADING)),
        captions=captions_of(survey, decisions),
        authors=authors_of(survey, decisions),
        tags=tags_of(survey, decisions),
        language=survey.languages.main,
        timestamp=publication.timestamp if publication else None,
        date_ambiguous=publication is not None and publication.alternative is not None,
        date_alternative=publication.alternative if publication else None,
        kept=tuple(kept),
        removed=tuple(removed),
    )


def _first(kept: Sequence[Piece], role: Role) -> str | None:
    return next((piece.text for piece in kept if piece.role is role), None)


def _parts(page: Page, block: Block, decision: Decision) -> Iterator[tuple[Span, Role, tuple[str, ...]]]:
    """A block's span parted at its cuts. Every visible character is in exactly one part."""
    if not decision.cuts:
        yield block.span, decision.role, decision.reasons
        return
    at = block.span.start
    for cut, role, reason in sorted(decision.cuts, key=lambda item: item[0]):
        span = page.locate(block, cut)
        start = max(at, span.start)
        if span.end <= start:
            continue
        yield from _visible(page, Span(at, start), decision.role, decision.reasons)
        yield from _visible(page, Span(start, span.end), role, (reason,))
        at = span.end
    yield from _visible(page, Span(at, block.span.end), decision.role, decision.reasons)


def _visible(page: Page, span: Span, role: Role, reasons: tuple[str, ...]) -> Iterator[tuple[Span, Role, tuple[str, ...]]]:
    """A part without the white space at its ends; nothing where it holds nothing else."""
    raw = page.text[span.start : span.end]
    start = span.start + len(raw) - len(raw.lstrip())
    end = span.start + len(raw.rstrip())
    if start < end:
        yield Span(start, end), role, reasons
