"""What is stated under a key beside what the article has: each comparison yields a message for each difference."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from newsclean.differences import NONE, SIMILAR, aligned, paragraphs_of, similarity
from newsclean.testing.account import folded, kept_as, lost_at_ends, quoted, whereabouts, word_diff
from newsclean.testing.expected import moment

if TYPE_CHECKING:
    from newsclean.article import Article


def _text(want: str | None, got: str | None, article: Article) -> Iterator[str]:
    if want == got:
        return
    message = f"expected {quoted(want)}, got {quoted(got)}"
    if want and got and similarity(want, got) >= SIMILAR:
        message += f"\n    {word_diff(want, got)}"
    elif want:
        message += whereabouts(want, article)
    yield message


def _verdict(want: str, article: Article) -> Iterator[str]:
    if want != article.verdict:
        yield f"expected {want}, got {article.verdict} (confidence {article.confidence:.2f})"


def _language(want: str | None, article: Article) -> Iterator[str]:
    if want != article.language:
        yield f"expected {quoted(want)}, got {quoted(article.language)}"


def _date(want: str | None, article: Article) -> Iterator[str]:
    got = article.date.isoformat() if article.date else None
    if want != got:
        yield f"expected {want}, got {got}{' (marked as ambiguous)' * article.date_ambiguous}"


def _timestamp(want: str | None, article: Article) -> Iterator[str]:
    wanted, got = moment(want) if want else None, article.timestamp
    if not _same_moment(wanted, got, seconds=re.match(".{11}..:..:", want or "") is not None):
        yield f"expected {want}, got {got.isoformat() if got else None}"


def _same_moment(want: datetime.datetime | None, got: datetime.datetime | None, *, seconds: bool) -> bool:
    """Whether the times are equal as far as the wanted one goes, which may be without zone or seconds."""
    if want is None or got is None:
        return want is got
    if want.tzinfo is None:
        got = got.replace(tzinfo=None)
    elif got.tzinfo is None:
        return False
    return want == (got if seconds else got.replace(second=0, microsecond=0))


def _names(want: Sequence[str], got: Sequence[str]) -> Iterator[str]:
    missing, extra = Counter(want) - Counter(got), Counter(got) - Counter(want)
    for word, names in (("missing", missing), ("extra", extra)):
        if names:
            yield f"{word} {', '.join(map(quoted, names.elements()))}"
    if not missing and not extra and list(want) != list(got):
        yield f"in another order: expected {', '.join(map(quoted, want))}, got {', '.join(map(quoted, got))}"


def _body(want: str | list[str], article: Article) -> Iterator[str]:
    wanted = paragraphs_of(want) if isinstance(want, str) else want
    got = paragraphs_of(article.body)
    for expected, found in aligned(wanted, got):
        place = f"paragraph {expected + 1} of {len(wanted)}"
        if found == NONE:
            yield f"{place} is missing: {quoted(wanted[expected])}{whereabouts(wanted[expected], article)}"
        elif expected == NONE:
            yield f"extra paragraph ({found + 1} of {len(got)}): {quoted(got[found])}{kept_as(got[found], article)}"
        elif wanted[expected] != got[found]:
            lost = lost_at_ends(wanted[expected], got[found])
            account = "".join(whereabouts(part, article) for part in lost)
            yield f"{place} is changed:\n    {word_diff(wanted[expected], got[found])}{account}"


def _captions(want: list[Any], article: Article) -> Iterator[str]:
    wanted = [caption if isinstance(caption, dict) else {"text": caption} for caption in want]
    texts, got = [caption["text"] for caption in wanted], article.captions
    for expected, found in aligned(texts, [caption.text for caption in got]):
        if found == NONE:
            yield f"missing: {quoted(texts[expected])}{whereabouts(texts[expected], article)}"
        elif expected == NONE:
            yield f"extra: {quoted(got[found].text)}"
        else:
            if texts[expected] != got[found].text:
                yield f"changed:\n    {word_diff(texts[expected], got[found].text)}"
            credit = wanted[expected].get("credit", got[found].credit)
            if credit != got[found].credit:
                makers = f"expected {quoted(credit)}, got {quoted(got[found].credit)}"
                yield f"credit of {quoted(texts[expected])}: {makers}"


def _must_have(want: list[str], article: Article) -> Iterator[str]:
    body = folded(article.body)
    for snippet in want:
        if folded(snippet) not in body:
            yield f"{quoted(snippet)} is not in the body{whereabouts(snippet, article)}"


def _must_not_have(want: list[str], article: Article) -> Iterator[str]:
    body = folded(article.body)
    paragraphs = paragraphs_of(article.body)
    for snippet in map(folded, want):
        if snippet in body:
            home = next((text for text in paragraphs if snippet in folded(text)), None)
            place = f", in {quoted(home)}{kept_as(home, article)}" if home else ", across paragraphs"
            yield f"{quoted(snippet)} is in the body{place}"


COMPARISONS: dict[str, Callable[[Any, Article], Iterator[str]]] = {
    "title": lambda want, article: _text(want, article.title, article),
    "standfirst": lambda want, article: _text(want, article.standfirst, article),
    "date": _date,
    "timestamp": _timestamp,
    "authors": lambda want, article: _names(want, article.authors),
    "body": _body,
    "captions": _captions,
    "tags": lambda want, article: _names(want, article.tags),
    "language": _language,
    "verdict": _verdict,
    "must_have": _must_have,
    "must_not_have": _must_not_have,
}
"""How the value stated under a key (a sound one, see `read_expected`) is compared; a key that is not here is not."""
