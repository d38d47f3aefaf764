"""What ``newsclean diff`` compares: the results in a file, or that of a page.

Results are what ``newsclean --json`` prints, and the rows of ``newsclean batch``.
"""

from __future__ import annotations

import datetime
import json
import os
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from newsclean.commands.kinds import PARQUET
from newsclean.commands.reading import BadPage, Knowledge, as_page, read_file
from newsclean.extras import needing
from newsclean.limits import LARGEST

Result = Mapping[str, Any]
"""An article as `Article.to_dict` gives it; of a row of a batch with ``error``, where it has one."""

FIELDS = (
    "error",
    "verdict",
    "title",
    "standfirst",
    "date",
    "timestamp",
    "date_alternative",
    "authors",
    "tags",
    "language",
)
"""Fields that are compared as they stand: a text, several, or none."""

_MOST = 16 * LARGEST
"""Bytes of a file of results: a part of a batch has thousands of them."""
_JSON = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*"[a-z_]+"\s*:')
_BEGIN = re.compile(r"\S")
_FOLDER = re.compile(r".*[/\\]")


def results_in(file: str, knowledge: Knowledge) -> dict[str, Result]:
    """The results in a file by the names of their pages; of a page, its own under no name.

    A name that comes again gets a number. Raises `BadPage` for what is neither a page nor results, and
    `MissingExtraError` where pyarrow is missing for Parquet.
    """
    data = read_file(file, _MOST)
    if len(data) > _MOST:
        raise BadPage(f"larger than {_MOST >> 20} MB")
    if data.startswith(PARQUET):
        return _by_name(_results_of_table(data))
    if _JSON.match(data):
        return _by_name(_results(data.decode("utf-8-sig", "replace").strip()))
    from newsclean import extract

    return {"": extract(as_page(data), **knowledge).to_dict()}


def without_folders(old: Mapping[str, Result], new: Mapping[str, Result]) -> list[dict[str, Result]]:
    """Both, with the names of the pages beginning behind the folders that all of a side's share.

    So are the results of two snapshots of a crawl, each in a folder of its own. Where sides have names in common, they
    stay as they are.
    """
    if old.keys() & new.keys():
        return [dict(old), dict(new)]
    return [{name[_shared(side) :]: result for name, result in side.items()} for side in (old, new)]


def _shared(names: Iterable[str]) -> int:
    """The length of what all names begin with, up to a folder's end."""
    folder = _FOLDER.match(os.path.commonprefix(list(names)))  # noqa: RUF071 - names may be addresses, too
    return folder.end() if folder else 0


def _by_name(results: Iterable[Result]) -> dict[str, Result]:
    found: dict[str, Result] = {}
    times: Counter[str] = Counter()
    for result in results:
        name = result.get("page") or ""
        times[name] += 1
        found[name if times[name] == 1 else f"{name} ({times[name]})"] = result
    return found


def _results(text: str) -> Iterator[Result]:
    decoder, at = json.JSONDecoder(), 0
    while at < len(text):
        try:
            found, end = decoder.raw_decode(text, at)
        except json.JSONDecodeError as error:
            raise BadPage(f"line {error.lineno}: {error.msg}") from error
        except (ValueError, RecursionError) as error:  # a number of thousands of digits, a list in a list in a list …
            raise BadPage(f"line {_line(text, at)}: {error}") from error
        result = _result(found)
        if result is None:
            raise BadPage(f"line {_line(text, at)}: is JSON, but no result of newsclean")
        yield result
        following = _BEGIN.search(text, end)
        at = following.start() if following else len(text)


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1


def _results_of_table(data: bytes) -> Iterator[Result]:
    with needing("batch", "pyarrow"):
        import pyarrow as pa
        import pyarrow.parquet as pq
    try:
        rows = pq.ParquetFile(pa.BufferReader(data)).read().to_pylist()
    except (pa.ArrowException, OSError, ValueError) as error:
        raise BadPage(f"is Parquet that is damaged or cut off ({error})") from error
    for number, row in enumerate(rows, 1):
        result = _result({key: _without_dates(value) for key, value in row.items()})
        if result is None:
            raise BadPage(f"row {number}: is of Parquet, but no result of newsclean")
        yield result


def _without_dates(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime.date) else value


def _result(found: Any) -> Result | None:
    """What was found, be it a result or a row of a batch, as a result; None where it is neither."""
    if isinstance(found, dict) and "kept_length" in found:
        found = _of_row(found)
    return found if _is_result(found) else None


def _of_row(row: Result) -> Result:
    """A row of a batch as the result that it was made of: it knows its page by “id”, and may have no ledger."""

    def spanned(piece: Any) -> Any:
        return {**piece, "span": [piece.get("start"), piece.get("end")]} if isinstance(piece, dict) else piece

    def listed(name: str) -> Any:
        pieces = row.get(name)
        if pieces is None:
            return []
        return list(map(spanned, pieces)) if isinstance(pieces, list) else pieces

    return {
        **{name: row.get(name) for name in FIELDS},
        "page": row.get("id"),
        "body": row.get("body") if row.get("error") is None else "",
        "confidence": 0.0 if row.get("confidence") is None else row["confidence"],
        "captions": listed("captions"),
        "kept": listed("ledger_kept"),
        "removed": listed("ledger_removed"),
    }


def _is_result(found: Any) -> bool:
    """Whether all that is compared is of the kind that it has in a result; all but the body may be missing."""
    if not isinstance(found, dict) or not isinstance(found.get("body"), str):
        return False
    sure = found.get("confidence", 0.0)
    return (
        isinstance(sure, (int, float))
        and 0 <= sure <= 1
        and _is_text_or_none(found.get("page"))
        and all(_is_text_or_none(value) or _all(value, _is_text) for value in map(found.get, FIELDS))
        and _all(found.get("captions", []), _is_caption)
        and all(_all(found.get(name, []), _is_piece) for name in ("kept", "removed"))
    )


def _is_caption(found: Any) -> bool:
    """Its credit may be null, but has to be stated."""
    return isinstance(found, dict) and _is_text(found.get("text")) and _is_text_or_none(found.get("credit", 0))


def _is_piece(found: Any) -> bool:
    return (
        isinstance(found, dict)
        and _is_text(found.get("text"))
        and _is_text(found.get("role"))
        and _all(found.get("span"), lambda place: isinstance(place, int))
        and _all(found.get("reasons", []), _is_text)
    )


def _is_text(found: Any) -> bool:
    return isinstance(found, str)


def _is_text_or_none(found: Any) -> bool:
    return found is None or isinstance(found, str)


def _all(found: Any, kind: Callable[[Any], bool]) -> bool:
    """Whether it is a list of nothing but that kind."""
    return isinstance(found, list) and all(map(kind, found))
