"""JSON as pages hold it: sound, broken in the usual ways, and hostile."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.hints.json_text import LONGEST, parse_json
from newsclean.hints.mending import DEEPEST, mend

HOSTILE: dict[str, Callable[[int], str]] = {
    "brackets": lambda size: "[" * size,
    "brackets closed": lambda size: "[" * (size // 2) + "]" * (size // 2),
    "objects": lambda size: '{"a":' * (size // 5),
    "objects in arrays": lambda size: '[{"a":' * (size // 6),
    "quotes": lambda size: '{"a":"' + '"' * size,
    "quotes and commas": lambda size: '["' + '",' * (size // 2),
    "quotes and blanks": lambda size: '{"a":"' + ('"' + " " * 20) * (size // 21),
    "inner quotes": lambda size: '["' + 'x " y ' * (size // 6),
    "keys": lambda size: '{"' + '" "a' * (size // 4),
    "backslashes": lambda size: '{"a":"' + "\\" * size,
    "strokes": lambda size: "{" + "/" * size,
    "comments": lambda size: "{" + "/*" * (size // 2),
    "comment marks": lambda size: ";/*" * (size // 3),
    "blanks": lambda size: '{"a":"b"' + " " * size + "x",
    "entities": lambda size: '{"a":"b' + "&amp;" * (size // 5),
    "digits": lambda size: '{"a":' + "9" * size,
    "one long string": lambda size: '{"a":"' + "x" * size,
    "NUL": lambda size: "\x00" * size,
    "cut off": lambda size: '{"a":["' + 'x" , "' * (size // 6),
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"a": "b"}', [{"a": "b"}]),
        ('[{"a": 1}, {"b": 2.50}]', [[{"a": "1"}, {"b": "2.50"}]]),
        ('  \ufeff{"a": true}\n', [{"a": True}]),
        ('{"a": "two\nlines\tand a tab"}', [{"a": "two\nlines\tand a tab"}]),
        ('<!-- {"a": "b"} -->', [{"a": "b"}]),
        ('//<![CDATA[\n{"a": "b"}\n//]]>', [{"a": "b"}]),
        ('/* <![CDATA[ */ {"a": "b"} /* ]]> */', [{"a": "b"}]),
        ('{"a": "b"};', [{"a": "b"}]),
        ("{&quot;a&quot;: &quot;b&quot;}", [{"a": "b"}]),
        ("{&amp;quot;a&amp;quot;: 1}", [{"a": "1"}]),
        ('"a string alone"', []),
        ("12", []),
        ("", []),
        ("   ", []),
        ("plain words", []),
    ],
)
def test_sound_json_in_its_wrappings(text: str, expected: list[Any]) -> None:
    assert parse_json(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"a": "b",}', [{"a": "b"}]),
        ('{"a": ["b", "c",],}', [{"a": ["b", "c"]}]),
        ('{"a": "b"},{"c": "d"}', [{"a": "b"}, {"c": "d"}]),
        ('{"a": "b"}{"c": "d"}', [{"a": "b"}, {"c": "d"}]),
        ('{"a": "b" // why\n, "c": "d"}', [{"a": "b", "c": "d"}]),
        ('{//"x": 1,\n"a": "b"}', [{"a": "b"}]),
        ('{"a": /* why */ "b"}', [{"a": "b"}]),
        ('{"a": "He said "yes" twice", "b": 1}', [{"a": 'He said "yes" twice', "b": "1"}]),
        ('{"a": "He said "yes", and left"}', [{"a": 'He said "yes", and left'}]),
        (
            '{"a": "<a href="https://example.org/">x</a>", "b": "c"}',
            [{"a": '<a href="https://example.org/">x</a>', "b": "c"}],
        ),
        ('{"a": "b"\n "c": "d"}', [{"a": "b", "c": "d"}]),
        (r'{"a": "it\'s", "b": "1\2",}', [{"a": "it's", "b": "12"}]),
        (r'{"a": "\\ \" \u00e9 \n",}', [{"a": '\\ " é \n'}]),
        ('{a: "b", c: true, d: null,}', [{"a": "b", "c": True, "d": None}]),
        ('{"a": {"b": "c", "d": "cut o', [{"a": {"b": "c"}}]),
        ('{"a": ["b", {"c":', [{"a": ["b", {}]}]),
        ('{"a": "b"}}]]', [{"a": "b"}]),
        ('{"a" "b"}', [{}]),
        ('{"": "b",}', [{"": "b"}]),
    ],
)
def test_broken_json_is_mended(text: str, expected: list[Any]) -> None:
    assert parse_json(text) == expected


def test_what_stands_too_deep_is_left_out_and_the_rest_is_read() -> None:
    deep = "[" * 100_000 + "]" * 100_000
    (value,) = parse_json('{"a": ' + deep + ', "b": "c"}')
    assert value["b"] == "c"
    depth = 0
    inner = value["a"]
    while inner:
        inner, depth = inner[0], depth + 1
    assert depth < DEEPEST


def test_what_is_longer_than_the_bound_is_cut_off() -> None:
    (value,) = parse_json('{"a": "b", "c": "' + "x" * LONGEST + '"}')
    assert value == {"a": "b"}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_read_in_linear_time_without_an_error(name: str) -> None:
    start = time.process_time()
    parse_json(HOSTILE[name](100_000))
    small = time.process_time() - start
    start = time.process_time()
    parse_json(HOSTILE[name](400_000))
    large = time.process_time() - start
    assert large < 2
    assert large < 10 * small + 0.1


@given(st.text(alphabet="{}[]\":,/*\\ \nu0ade<>&;'\x00\ud800", max_size=60))
def test_any_text_has_an_answer(text: str) -> None:
    assert all(isinstance(value, (dict, list)) for value in parse_json(text))


JSON = st.recursive(
    st.none() | st.booleans() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(st.text(alphabet="abc_@", max_size=4), st.lists(JSON, max_size=3), max_size=4))
def test_mending_sound_json_changes_nothing(value: dict[str, Any]) -> None:
    strings = json.dumps(value, ensure_ascii=False)
    assert parse_json(strings) == [json.loads(strings)]


@given(
    st.dictionaries(
        st.text(alphabet="abc_@", min_size=1, max_size=4),
        st.lists(st.text(alphabet="abc é\\\n'.", max_size=8) | st.booleans() | st.none(), max_size=3),
        max_size=4,
    )
)
def test_the_mender_reads_sound_json_as_any_reader_does(value: dict[str, Any]) -> None:
    assert mend(json.dumps(value)) == [value]
