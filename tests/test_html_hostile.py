"""HTML that tries a reader's patience: the story is found all the same, and soon."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from newsclean import extract

SECONDS = 6  # some three times what the slowest takes on an old machine
PARAGRAPHS = (
    (
        "The swing bridge across the harbour of Port Ellery opened to traffic on Monday, two years after a barge tore "
        "away its western pier."
    ),
    (
        "Engineers had expected to finish the work in ten months, but the river bed turned out to be softer than the "
        "drawings had promised."
    ),
    (
        "The repairs cost eleven million pounds, of which the insurers of the barge paid about a third, and the "
        "council borrowed the rest."
    ),
)
STORY = "<h1>Harbour bridge reopens after two years</h1>" + "".join(f"<p>{text}</p>" for text in PARAGRAPHS)


def within(tag: str) -> str:
    return f"<{tag}>" * 50_000 + STORY + f"</{tag}>" * 50_000


def tag_of(attribute: Callable[[int], str]) -> str:
    return f"<div {' '.join(map(attribute, range(40_000)))}>{STORY}"


HOSTILE = {
    **{f"50,000 <{tag}>": within(tag) for tag in ("div", "b", "span", "a", "table", "ul", "blockquote", "pre", "x-y")},
    "text at every depth": STORY + "<div>x " * 50_000,
    "text between ends": "<div>" * 30_000 + STORY + "some words here</div>" * 30_000,
    "credits": STORY + "<figure><figcaption>x," + '<span class="credit"></span> ' * 20_000 + "</figcaption></figure>",
    "unclosed tags": STORY + "<a " * 60_000,
    "unclosed quotes": STORY + '<a "' * 60_000,
    "unclosed links": "<a href=x>" * 60_000 + STORY,
    "attributes": tag_of('a{0}="{0}"'.format),
    "attributes without values": tag_of("a{}".format),
    "attributes with tags": tag_of('a{}="<p>"'.format),
    "attributes not parted": "<div " + "".join(f'a{number}="">'[:-1] for number in range(40_000)) + ">" + STORY,
    "many crowded tags": ("<i " + " ".join(f"a{number}" for number in range(900)) + ">x</i>") * 100 + STORY,
    "entities": '<!DOCTYPE html [<!ENTITY a0 "aaaaaaaaaa">'
    + "".join(f'<!ENTITY a{number} "{f"&a{number - 1};" * 10}">' for number in range(1, 12))
    + f"]><p>&a11;</p>{STORY}",
    "ampersands": STORY + "<p>" + "&" * 300_000,
    "data": f'<img src="data:image/png;base64,{"A" * 3_000_000}">{STORY}',
    "a comment": f"{STORY}<!--{'x' * 1_000_000}",
    "comments": "<!--" * 100_000 + STORY,
    "breaks": STORY + "<p>" + "a word<br>" * 100_000,
    "paragraphs": "<p>x</p>" * 50_000 + STORY,
    "cells": "<table>" + "<tr><td>a<td>b" * 30_000 + "</table>" + STORY,
    "tables": STORY + "<table><tr><td>a<td>b" * 3_000,
    "names": f'<div class="{"ab " * 300_000}">{STORY}',
    "classes": "".join(f'<div class="c{number}">x</div>' for number in range(20_000)) + STORY,
    "a script": STORY + "<script>" + "x<" * 500_000,
    "choices": STORY + "<select>" + "<option>x" * 100_000,
    "hidden": STORY + "<span class=sr-only>x" * 20_000,
    "pictures": '<img alt="Harbour bridge reopens after two years">' * 50_000 + STORY,
}


@pytest.mark.parametrize("kind", list(HOSTILE))
@pytest.mark.parametrize("head", ["<!DOCTYPE html><html><body>", ""], ids=["document", "fragment"])
def test_the_story_is_found_in_time(kind: str, head: str) -> None:
    source = HOSTILE[kind] if HOSTILE[kind].startswith("<!DOCTYPE") else head + HOSTILE[kind]
    start = time.process_time()
    article = extract(source)
    assert time.process_time() - start < SECONDS
    assert PARAGRAPHS[1] in article.body


@pytest.mark.parametrize("make", [lambda n: "<div>" * n, lambda n: "<p>a b</p>" * n, lambda n: "<a href=x>y" * n])
def test_memory_grows_with_the_page(make: Callable[[int], str]) -> None:
    program = (
        f"import resource, sys; from newsclean import extract; extract('<html>' + {make(1)!r} * int(sys.argv[1]));"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    )
    peaks = [
        int(
            subprocess.run(
                [sys.executable, "-c", program, str(count)],
                env={"PYTHONPATH": ":".join(sys.path)},
                capture_output=True,
                check=True,
            ).stdout
        )
        for count in (1_000, 50_000, 100_000)
    ]
    assert peaks[2] - peaks[1] < 2 * (peaks[1] - peaks[0]) + 20_000


def test_what_is_no_text_is_no_harm() -> None:
    source = "<html>" + STORY.replace("softer", "sof\ud800\0ter") + "\udfff\0"
    article = extract(source)
    assert "sof\ufffdter than the drawings" in article.body
    article.to_json().encode("utf-8")


def test_a_declaration_is_not_believed() -> None:
    source = '<?xml version="1.0" encoding="utf-16"?><html xmlns="http://www.w3.org/1999/xhtml">' + STORY
    assert PARAGRAPHS[1] in extract(source).body
    assert PARAGRAPHS[1] in extract(source.encode()).body


def test_nothing_is_fetched(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("Nobody may know it.", "utf-8")
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = f"http://127.0.0.1:{server.getsockname()[1]}"
        article = extract(
            f'<!DOCTYPE html [<!ENTITY secret SYSTEM "{secret.as_uri()}">'
            f'<!ENTITY % remote SYSTEM "{address}/x.dtd"> %remote;]>'
            f'<link rel=stylesheet href="{address}/x.css"><p>&secret;</p>{STORY}<img src="{address}/x.png">'
        )
        server.setblocking(False)
        with pytest.raises(BlockingIOError):  # nobody has called
            server.accept()
    assert PARAGRAPHS[1] in article.body
    assert "Nobody may know it." not in article.to_json()
