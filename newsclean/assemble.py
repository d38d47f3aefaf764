"""Roles to article: cuts the page into pieces kept and pieces removed, and reads the fields from them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsclean.article import Article, Piece, Removal
from newsclean.fields.authors import authors_of
from newsclean.fields.captions import captions_of
from newsclean.fields.dates import publication_of
from newsclean.fields.places import places_of
from newsclean.fields.tags import tags_of
from newsclean.page import KEPT, Block, Page, Role, Span, make
from newsclean.referee import Decision, Judgement
from newsclean.survey import Survey

_Part = tuple[Span, str, Role, tuple[str, ...]]
"""A stretch of the page: where, how it reads, as what, and why."""

_REPEATED_WORDS = 5
"""Words from which on a paragraph that stands again is a copy; shorter ones may be said twice."""


def assemble(survey: Survey, judgement: Judgement, *, day_first: bool | None = None) -> Article:
    """The article of a page that the referee has judged."""
    decisions = judgement.decisions
    kept, removed = _parted(survey, decisions)
    if survey.page.sentences:
        kept = _joined(survey.page, kept)
    places = places_of(decisions)
    title = _first(kept, Role.TITLE)
    authors = authors_of(survey, decisions, places)
    tags = tags_of(survey, places)
    language = survey.languages.main
    publication = publication_of(survey, places, day_first=day_first)
    if hints := survey.page.hints:
        from newsclean.fields import hinted  # loads what text does not need

        blocks, elements = survey.blocks, survey.page.elements
        headings = [block.text for block in blocks if block.markup and elements[block.markup.element].level == 1]
        title = hinted.choose_title(title, hints, headings=headings, lines=(block.text for block in blocks))
        publication = hinted.choose_publication(publication, hints, url=survey.page.url or "")
        authors = hinted.choose_authors(authors, hints)
        tags, language = tags or hints.keywords, language or hints.language
    return Article(
        title=title,
        standfirst=_first(kept, Role.STANDFIRST),
        date=publication.date if publication else None,
        body="\n\n".join(piece.text for piece in kept if piece.role in (Role.BODY, Role.HEADING)),
        captions=captions_of(survey, places),
        authors=authors,
        tags=tags,
        language=language,
        timestamp=publication.timestamp if publication else None,
        date_ambiguous=publication is not None and publication.alternative is not None,
        date_alternative=publication.alternative if publication else None,
        verdict=judgement.finding.verdict,
        confidence=judgement.finding.confidence,
        kept=tuple(kept),
        removed=tuple(removed),
    )


def _parted(survey: Survey, decisions: Sequence[Decision]) -> tuple[list[Piece], list[Removal]]:
    """The pieces of the page that are kept, and those removed; a paragraph that stands again is kept once."""
    kept: list[Piece] = []
    removed: list[Removal] = []
    seen: set[str] = set()
    for block, decision in zip(survey.blocks, decisions, strict=True):
        markup = block.markup
        text = survey.page.read(block.span) if markup and markup.form else block.text
        whole = (block.span, text, decision.role, decision.reasons)
        for span, text, role, reasons in _cut(survey.page, block, decision) if decision.cuts else (whole,):
            if role not in KEPT or not text:
                removed.append(make(Removal, (span, text, role, reasons)))
            elif text in seen and len(text.split()) >= _REPEATED_WORDS:
                removed.append(Removal(span, text, Role.REPEAT, ("kept above already",)))
            else:
                seen.add(text)
                kept.append(make(Piece, (span, text, role, block.layout.bullet, _form(survey.page, block))))
    return kept, removed


def _joined(page: Page, kept: Sequence[Piece]) -> list[Piece]:
    """The pieces of a page on one line, neighbouring sentences of the body as one: a paragraph."""
    joined: list[Piece] = []
    for piece in kept:
        if joined and _follow(page, joined[-1], piece):
            span = Span(joined[-1].span.start, piece.span.end)
            joined[-1] = piece._replace(span=span, text=page.read(span))
        else:
            joined.append(piece)
    return joined


def _follow(page: Page, first: Piece, second: Piece) -> bool:
    """Whether nothing was taken out between two pieces of the body."""
    return first.role is second.role is Role.BODY and not page.text[first.span.end : second.span.start].strip()


def _form(page: Page, block: Block) -> str:
    """What markup says of a block's form (see `Piece.form`)."""
    markup = block.markup
    if markup is None:
        return ""
    if markup.form in ("code", "row"):
        return markup.form
    element = page.elements[markup.element]
    if element.level:
        return f"h{element.level}"
    return "quote" if "blockquote" in element.regions else ""


def _first(kept: Sequence[Piece], role: Role) -> str | None:
    return next((piece.text for piece in kept if piece.role is role), None)


def _cut(page: Page, block: Block, decision: Decision) -> Iterator[_Part]:
    """A block parted at its cuts. Every visible character is in exactly one part."""
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


def _visible(page: Page, span: Span, role: Role, reasons: tuple[str, ...]) -> Iterator[_Part]:
    """A part without the white space at its ends; nothing where it holds nothing else."""
    raw = page.text[span.start : span.end]
    start = span.start + len(raw) - len(raw.lstrip())
    end = span.start + len(raw.rstrip())
    if start < end:
        visible = Span(start, end)
        yield visible, page.read(visible), role, reasons
