"""Tests from folders: a page, and what a careful person wants of it. A pytest plugin, and a function without pytest.

A folder holds ``page.txt`` (or ``page.html``), the page byte for byte, and ``expected.json``, an object that states any
of these:

- ``title``, ``standfirst``, ``language``: a string or null; ``verdict``: a string;
- ``date`` (“2024-03-05”), ``timestamp`` (“2024-03-05T14:30”; without zone the zone is not compared): a string or null;
- ``authors``, ``tags``: lists of strings, in page order;
- ``body``: a list of paragraphs, headings and list items, or one string with a blank line between them;
- ``captions``: a list of ``{"text": …, "credit": …}``, credit optional or null; a plain string is a text;
- ``must_have``, ``must_not_have``: lists of snippets looked for in the body, whatever the white space;
- ``note``, ``converter``: for people;
- ``unchecked``: true in a draft that nobody has gone over yet (``newsclean fixture new`` writes such). It fails until
  somebody has put it right and taken this out;
- ``falls_short``: a list of those keys that are known not to be met yet. They are not compared, but once they are met
  the test asks for the list to be mended, so that it cannot hide anything for long.

What is not stated is not compared. With newsclean installed, pytest collects every such folder below the paths it is
given, as one test; ``pytest -p no:newsclean`` goes without.
"""

from __future__ import annotations

import datetime
import functools
import json
import os
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsclean.differences import NONE, SIMILAR, aligned, changes, paragraphs_of, similarity

if TYPE_CHECKING:
    import pytest

    from newsclean.article import Article

# pytest loads this module at its start in every project of an environment: the library itself is imported when a folder
# is checked, and pytest only where it is running.

PAGES = ("page.txt", "page.html")
EXPECTED = "expected.json"

_SHOWN = 160
"""Code points of a text quoted in a report."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One way in which an article is not as expected, under a key of expected.json.

    Where the folder itself is at fault, the key is “page” or “expected.json”.
    """

    key: str
    message: str

    def __str__(self) -> str:
        return f"{self.key}: {self.message}"


def check(folder: str | os.PathLike[str]) -> list[Problem]:
    """Extract the article of the folder's page and list what differs from its expected.json; empty if nothing does.

    A folder that cannot be checked (no page or two, expected.json missing, broken or empty) has a problem saying so.
    """
    folder = Path(folder)
    pages = [folder / name for name in PAGES if (folder / name).is_file()]
    if len(pages) != 1:
        found = "both are there" if pages else "neither is there"
        return [Problem("page", f"{folder}: one of {' and '.join(PAGES)} is needed, {found}")]
    try:
        expected = _expected(folder / EXPECTED)
    except (OSError, ValueError) as error:
        return [Problem(EXPECTED, str(error))]
    if expected.get("unchecked"):
        return [Problem("unchecked", "is a draft: go over it, put right what is wrong, and take out “unchecked”")]
    from newsclean import extract

    article = extract(pages[0].read_bytes())
    short = set(expected.get("falls_short", ()))
    problems = [Problem(key, text) for key, want in expected.items() for text in _KEYS[key].differences(want, article)]
    met = sorted(short - {problem.key for problem in problems})
    if met:
        problems.append(Problem("falls_short", f"met by now, to be taken out: {', '.join(met)}"))
    return [problem for problem in problems if problem.key not in short]


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Collect the folder of every expected.json that lies beside a page."""
    if file_path.name != EXPECTED or not any((file_path.parent / name).is_file() for name in PAGES):
        return None
    collector: pytest.Collector = _collector().from_parent(parent, path=file_path)
    return collector


@functools.cache
def _collector() -> type[pytest.File]:
    import pytest

    class Differences(Exception):  # noqa: N818
        pass

    class FixtureItem(pytest.Item):
        def runtest(self) -> None:
            problems = check(self.path.parent)
            if problems:
                raise Differences("\n".join(map(str, problems)))

        def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
            ours = isinstance(excinfo.value, Differences)
            return str(excinfo.value) if ours else super().repr_failure(excinfo, style)

        def reportinfo(self) -> tuple[Path, None, str]:
            return self.path, None, self.path.parent.name

    class FixtureFolder(pytest.File):
        def collect(self) -> Iterator[pytest.Item]:
            yield FixtureItem.from_parent(self, name="article")

    return FixtureFolder


# --- expected.json ---


def _expected(path: Path) -> dict[str, Any]:
    """What the file states. Raises OSError, and ValueError that names the place where it is not as it should be."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValueError(f"{path}: byte {error.start}: no UTF-8") from error
    if not text.strip():
        raise ValueError(f"{path}: is empty")
    try:
        stated = json.loads(text, object_pairs_hook=_without_repeats)
    except json.JSONDecodeError as error:
        raise ValueError(f"{path}:{error.lineno}:{error.colno}: {error.msg}") from error
    except ValueError as error:
        raise ValueError(f"{path}: {error}") from error
    if not isinstance(stated, dict):
        raise ValueError(f"{path}: must be an object")
    unknown = [f"“{key}”" for key in stated if key not in _KEYS]
    if unknown:
        raise ValueError(f"{path}: unknown: {', '.join(unknown)} (known are {', '.join(_KEYS)})")
    wrong = [f"{key} must be {_KEYS[key].shape}" for key, value in stated.items() if not _KEYS[key].fits(value)]
    if wrong:
        raise ValueError(f"{path}: {'; '.join(wrong)}")
    if not stated.keys() - _FOR_PEOPLE:
        raise ValueError(f"{path}: states nothing to compare with")
    return stated


def _without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    for key, count in Counter(key for key, _ in pairs).items():
        if count > 1:
            raise ValueError(f"“{key}” stands {count} times in one object")
    return dict(pairs)


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and value.strip() != ""


def _is_text_or_null(value: Any) -> bool:
    return value is None or _is_text(value)


def _are_texts(value: Any) -> bool:
    return isinstance(value, list) and all(map(_is_text, value))


def _is_flag(value: Any) -> bool:
    return isinstance(value, bool)


def _is_body(value: Any) -> bool:
    return isinstance(value, str) or _are_texts(value)


def _are_captions(value: Any) -> bool:
    def fits(caption: Any) -> bool:
        if not isinstance(caption, dict):
            return _is_text(caption)
        known = caption.keys() <= {"text", "credit"}
        return known and _is_text(caption.get("text")) and _is_text_or_null(caption.get("credit"))

    return isinstance(value, list) and all(map(fits, value))


def _is_date(value: Any) -> bool:
    return value is None or (isinstance(value, str) and len(value) == 10 and _moment(value) is not None)


def _is_timestamp(value: Any) -> bool:
    return value is None or (isinstance(value, str) and len(value) > 10 and _moment(value) is not None)


def _moment(value: str) -> datetime.datetime | None:
    try:
        return datetime.datetime.fromisoformat(re.sub("Z$", "+00:00", value))
    except ValueError:
        return None


# --- comparisons: each yields a message for each difference ---


def _title(want: str | None, article: Article) -> Iterator[str]:
    yield from _text(want, article.title, article)


def _standfirst(want: str | None, article: Article) -> Iterator[str]:
    yield from _text(want, article.standfirst, article)


def _text(want: str | None, got: str | None, article: Article) -> Iterator[str]:
    if want == got:
        return
    message = f"expected {_quoted(want)}, got {_quoted(got)}"
    if want and got and similarity(want, got) >= SIMILAR:
        message += f"\n    {_word_diff(want, got)}"
    elif want:
        message += _whereabouts(want, article)
    yield message


def _verdict(want: str, article: Article) -> Iterator[str]:
    if want != article.verdict:
        yield f"expected {want}, got {article.verdict} (confidence {article.confidence:.2f})"


def _language(want: str | None, article: Article) -> Iterator[str]:
    if want != article.language:
        yield f"expected {_quoted(want)}, got {_quoted(article.language)}"


def _date(want: str | None, article: Article) -> Iterator[str]:
    got = article.date.isoformat() if article.date else None
    if want != got:
        yield f"expected {want}, got {got}{' (marked as ambiguous)' * article.date_ambiguous}"


def _timestamp(want: str | None, article: Article) -> Iterator[str]:
    wanted, got = _moment(want) if want else None, article.timestamp
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


def _authors(want: list[str], article: Article) -> Iterator[str]:
    yield from _names(want, article.authors)


def _tags(want: list[str], article: Article) -> Iterator[str]:
    yield from _names(want, article.tags)


def _names(want: Sequence[str], got: Sequence[str]) -> Iterator[str]:
    missing, extra = Counter(want) - Counter(got), Counter(got) - Counter(want)
    for word, names in (("missing", missing), ("extra", extra)):
        if names:
            yield f"{word} {', '.join(map(_quoted, names.elements()))}"
    if not missing and not extra and list(want) != list(got):
        yield f"in another order: expected {', '.join(map(_quoted, want))}, got {', '.join(map(_quoted, got))}"


def _body(want: str | list[str], article: Article) -> Iterator[str]:
    wanted = paragraphs_of(want) if isinstance(want, str) else want
    got = paragraphs_of(article.body)
    for expected, found in aligned(wanted, got):
        place = f"paragraph {expected + 1} of {len(wanted)}"
        if found == NONE:
            yield f"{place} is missing: {_quoted(wanted[expected])}{_whereabouts(wanted[expected], article)}"
        elif expected == NONE:
            yield f"extra paragraph ({found + 1} of {len(got)}): {_quoted(got[found])}{_kept_as(got[found], article)}"
        elif wanted[expected] != got[found]:
            lost = _lost_at_ends(wanted[expected], got[found])
            whereabouts = "".join(_whereabouts(part, article) for part in lost)
            yield f"{place} is changed:\n    {_word_diff(wanted[expected], got[found])}{whereabouts}"


def _captions(want: list[Any], article: Article) -> Iterator[str]:
    wanted = [caption if isinstance(caption, dict) else {"text": caption} for caption in want]
    texts, got = [caption["text"] for caption in wanted], article.captions
    for expected, found in aligned(texts, [caption.text for caption in got]):
        if found == NONE:
            yield f"missing: {_quoted(texts[expected])}{_whereabouts(texts[expected], article)}"
        elif expected == NONE:
            yield f"extra: {_quoted(got[found].text)}"
        else:
            if texts[expected] != got[found].text:
                yield f"changed:\n    {_word_diff(texts[expected], got[found].text)}"
            credit = wanted[expected].get("credit", got[found].credit)
            if credit != got[found].credit:
                makers = f"expected {_quoted(credit)}, got {_quoted(got[found].credit)}"
                yield f"credit of {_quoted(texts[expected])}: {makers}"


def _must_have(want: list[str], article: Article) -> Iterator[str]:
    body = _folded(article.body)
    for snippet in want:
        if _folded(snippet) not in body:
            yield f"{_quoted(snippet)} is not in the body{_whereabouts(snippet, article)}"


def _must_not_have(want: list[str], article: Article) -> Iterator[str]:
    body = _folded(article.body)
    paragraphs = paragraphs_of(article.body)
    for snippet in map(_folded, want):
        if snippet in body:
            home = next((text for text in paragraphs if snippet in _folded(text)), None)
            place = f", in {_quoted(home)}{_kept_as(home, article)}" if home else ", across paragraphs"
            yield f"{_quoted(snippet)} is in the body{place}"


def _anything(want: Any, article: Article) -> Iterator[str]:
    yield from ()


@dataclass(frozen=True, slots=True)
class _Key:
    """What a key of expected.json may hold, and how that is compared."""

    fits: Callable[[Any], bool]
    shape: str
    differences: Callable[[Any, Article], Iterator[str]]


_TEXT_OR_NULL = "a string that is not empty, or null"
_TEXTS = "a list of strings that are not empty"
_KEYS = {
    "title": _Key(_is_text_or_null, _TEXT_OR_NULL, _title),
    "standfirst": _Key(_is_text_or_null, _TEXT_OR_NULL, _standfirst),
    "date": _Key(_is_date, "a string such as 2024-03-05, or null", _date),
    "timestamp": _Key(_is_timestamp, "a string such as 2024-03-05T14:30, or null", _timestamp),
    "authors": _Key(_are_texts, _TEXTS, _authors),
    "body": _Key(_is_body, f"a string, or {_TEXTS}", _body),
    "captions": _Key(_are_captions, 'a list of strings or {"text": string, "credit": string or null}', _captions),
    "tags": _Key(_are_texts, _TEXTS, _tags),
    "language": _Key(_is_text_or_null, _TEXT_OR_NULL, _language),
    "verdict": _Key(_is_text, "a string", _verdict),
    "must_have": _Key(_are_texts, _TEXTS, _must_have),
    "must_not_have": _Key(_are_texts, _TEXTS, _must_not_have),
    "note": _Key(_is_text, "a string", _anything),
    "converter": _Key(_is_text, "a string", _anything),
    "unchecked": _Key(_is_flag, "true or false", _anything),
    "falls_short": _Key(_are_texts, _TEXTS, _anything),
}
_FOR_PEOPLE = {"note", "converter", "unchecked", "falls_short"}


# --- the account of a difference ---


def _whereabouts(text: str, article: Article) -> str:
    """What became of a text that ought to be there: a line for each place where the page has it, by the ledger."""
    text = _folded(text)
    lines = [
        f"{_quoted(item.text, 60)} was taken for {item.role.value}: {'; '.join(item.reasons) or 'no reason given'}"
        for item in article.removed
        if _same_words(text, _folded(item.text))
    ]
    for piece in article.kept:
        kept = _folded(piece.text)
        if text == kept:
            lines.append(f"it was kept as {piece.role.value}")
        elif _same_words(text, kept):
            lines.append(f"it is kept in part or among more, as {piece.role.value}: {_quoted(piece.text, 60)}")
    return _indented(lines[:4] or ["neither the article nor its ledger has it: is it on the page like this?"])


def _same_words(text: str, other: str) -> bool:
    return text in other or (len(other) >= 20 and other in text) or similarity(text, other) >= SIMILAR


def _kept_as(text: str, article: Article) -> str:
    same = [piece for piece in article.kept if piece.text == text]
    return _indented(f"kept as {piece.role.value}, page[{piece.span.start}:{piece.span.end}]" for piece in same[:2])


def _lost_at_ends(want: str, got: str) -> list[str]:
    """What a text has lost before or behind the part that is left of it."""
    before = want[: len(want) - len(got)] if want.endswith(got) else ""
    behind = want[len(got) :] if want.startswith(got) else ""
    return [part for part in (before, behind) if part.strip()]


def _indented(lines: Iterable[str]) -> str:
    return "".join(f"\n    {line}" for line in lines)


def _word_diff(want: str, got: str) -> str:
    """The texts as one: ``[-expected-]`` words that are not there, ``{+extra+}`` ones, long equal stretches cut."""
    changed = changes(want, got)
    if changed is None:
        at = next(at for at, (one, other) in enumerate(zip_longest(want, got)) if one != other)
        return f"from character {at} on: expected {_quoted(want[at:])}, got {_quoted(got[at:])}"
    return "".join(map(str, changed))


def _quoted(text: str | None, length: int = _SHOWN) -> str:
    if text is None:
        return "none"
    return f"“{text if len(text) <= length else text[: length - 1] + '…'}”"


def _folded(text: str) -> str:
    return " ".join(text.split())
