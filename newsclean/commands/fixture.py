"""``newsclean fixture``: tests made of pages (see `newsclean.testing`)."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from newsclean.commands.reading import BadPage, complain, knowledge_of, knowledge_options, read_page
from newsclean.commands.writing import writing

if TYPE_CHECKING:
    from newsclean.article import Article
    from newsclean.page import Role

_SNIPPET = 80
"""Code points of a must_not_have."""


@click.group()
def fixture() -> None:
    """Make tests of pages, for the pytest plugin that comes along."""


@fixture.command()
@click.argument("page", metavar="PAGE")
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@click.option("--force", is_flag=True, help="Write over what is there.")
@knowledge_options
def new(
    page: str, folder: Path, *, force: bool, url: str | None, day_first: bool | None, phrases: tuple[str, ...]
) -> int:
    """Write PAGE into DIR, and beside it a draft of expected.json from what newsclean makes of it today.

    What is said of the page by options is said there too.

    The draft is marked as “unchecked”: pytest fails on it until a person has gone over it and taken the mark out.
    """
    from newsclean import extract
    from newsclean.readers import decode, is_html
    from newsclean.testing import EXPECTED, PAGES

    knowledge = knowledge_of(url, day_first, phrases)
    beside = [Path(os.path.relpath(file, folder)).as_posix() for file in phrases]
    known = {"url": url, "day_first": day_first, "phrases": beside or None}
    try:
        source = read_page(page)
    except BadPage as problem:
        complain(page, str(problem))
        return 1
    with writing(folder):
        there = [name for name in (*PAGES, EXPECTED) if (folder / name).exists()]
        if there and not force:
            complain(str(folder), f"has {' and '.join(there)} already (--force writes over it)")
            return 1
        for name in there:
            (folder / name).unlink()
        folder.mkdir(parents=True, exist_ok=True)
        plain, marked_up = PAGES
        (folder / (marked_up if is_html(decode(source)) else plain)).write_bytes(source)
        text = json.dumps(draft(extract(source, **knowledge), known), ensure_ascii=False, indent=1)
        (folder / EXPECTED).write_text(f"{text}\n", "utf-8")
    click.echo(f"{folder / EXPECTED}: a draft. Go over it, put right what is wrong, and take out “unchecked”.")
    return 0


def draft(article: Article, known: Mapping[str, Any]) -> dict[str, Any]:
    """An expected.json that the article meets, marked as unchecked, with all that is ``known`` of its page."""
    from newsclean.differences import paragraphs_of

    plain = article.to_dict(ledger=False)
    found = {key: plain[key] for key in ("language", "title", "standfirst", "date", "timestamp", "authors")}
    captions = [{"text": caption.text, "credit": caption.credit} for caption in article.captions]
    said = {key: value for key, value in known.items() if value is not None}
    head = {"unchecked": True, "note": "What this page is a test of.", **said}
    expected = {**head, **found, "body": paragraphs_of(article.body)}
    return {**expected, "captions": captions, "tags": plain["tags"], "must_not_have": _unwanted(article)}


def _unwanted(article: Article) -> list[str]:
    """For each role the first stretch of it that was removed, if it has two words and is not said in the body too."""
    body = " ".join(article.body.split())
    snippets: dict[Role, str] = {}
    for removal in article.removed:
        words = removal.text.split()
        snippet = " ".join(words)[:_SNIPPET].strip()
        if len(words) > 1 and snippet not in body:
            snippets.setdefault(removal.role, snippet)
    return list(dict.fromkeys(snippets.values()))
