"""JSON-LD: which of a page's nodes is its article, and what it says.

A page may hold one object, an array, a ``@graph``, several scripts, and nodes that only refer to others (``@id``).
The article is a node of such a type that is no part of a list; of several the one that gives the page's own address,
else the first. All is walked without recursion, to a bounded depth and number of nodes.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from newsclean.hints.json_text import parse_json
from newsclean.hints.sources import Fact, fields_of, types

Node = dict[str, Any]

_MOST_NODES = 4000
_LONGEST_TYPE = 100
"""Code points at the end of a type's address that tell it."""
_DEEPEST = 12
_BRANCHES = ("@graph", "mainEntity", "mainEntityOfPage", "itemReviewed", "hasPart", "liveBlogUpdate")
"""Properties in which the article may stand within another node; lists of other stories are none of them."""
_MAIN_BRANCHES = frozenset(("@graph", "mainEntity", "mainEntityOfPage"))
_TEXTS = (
    "headline",
    "name",
    "alternativeHeadline",
    "description",
    "datePublished",
    "dateCreated",
    "uploadDate",
    "dateModified",
    "inLanguage",
    "keywords",
    "articleSection",
)
"""Properties whose texts are facts as they stand; of which fields, `fields_of` knows."""
_CREDITS = ("creditText", "credit", "copyrightHolder", "author", "creator", "copyrightNotice")
_NAMES = ("name", "alternateName", "@value", "title", "headline")


def facts_of(scripts: Iterable[str], addresses: Sequence[str] = ()) -> list[Fact]:
    """What a page's scripts of JSON-LD say. ``addresses`` are what the page is known to be at."""
    nodes = _nodes([value for script in scripts for value in parse_json(script)])
    graph = _Graph(nodes)
    facts: list[Fact] = []
    stories = [node for node in nodes if _is(node, "article")]
    article = _choose(stories or [node for node in nodes if _is(node, "work")], addresses)
    if article is not None:
        facts += (Fact("type", "ld", kind) for kind in types_of(article))
        facts += graph.facts(article, "ld")
    for node in nodes:
        if _is(node, "page") and node is not article:
            facts += (Fact("type", "ld", kind) for kind in types_of(node))
            facts += graph.facts(node, "page")
        elif _is(node, "site") and not _is(node, "person"):  # whoever writes a site alone is both
            facts += (Fact("site", "ld:WebSite", text) for text in texts(node.get("name")))
        elif "ImageObject" in types_of(node):
            facts += graph.pictures(node)
    return facts


def body_of(scripts: Iterable[str]) -> str:
    """The longest ``articleBody`` of a page's JSON-LD, raw; empty where there is none."""
    nodes = _nodes([value for script in scripts for value in parse_json(script)])
    bodies = [text for node in nodes for text in texts(node.get("articleBody"))]
    return max(bodies, key=len, default="")


def types_of(node: Node) -> list[str]:
    """A node's types, without the vocabulary's address."""
    return [_bare(name) for name in texts(node.get("@type"))]


def texts(value: Any) -> list[str]:
    """The strings that a value is or holds: of a dict its name's, of a list those of its members."""
    if isinstance(value, str):
        return [value] if value.strip() else []
    if isinstance(value, dict):
        names = (value.get(key) for key in _NAMES)
        return next(([name] for name in names if isinstance(name, str) and name.strip()), [])
    if isinstance(value, list):
        return [text for part in value[:200] if not isinstance(part, list) for text in texts(part)]
    return []


def _is(node: Node, kind: str) -> bool:
    given = node.get("@type")
    names = [given] if isinstance(given, str) else texts(given)
    return any(kind in _kinds(name[-_LONGEST_TYPE:]) for name in names)


@functools.lru_cache(maxsize=512)
def _kinds(name: str) -> frozenset[str]:
    """What a type is: ``article``, ``page``, ``site`` …"""
    return frozenset(kind for kind in ("article", "work", "page", "site", "person") if _bare(name) in types(kind))


def _bare(name: str) -> str:
    return name.replace("#", "/").replace(":", "/").rsplit("/", 1)[-1].strip()


def _nodes(values: list[Any]) -> list[Node]:
    """The nodes in which an article may stand, those at the outermost level and in its graphs first."""
    found: list[Node] = []
    later: list[tuple[Any, int]] = []
    waiting = [(value, 0) for value in reversed(values)]
    while (waiting or later) and len(found) < _MOST_NODES:
        if not waiting:
            waiting, later = later[::-1], []
        value, depth = waiting.pop()
        if depth > _DEEPEST:
            continue
        if isinstance(value, list):
            waiting += ((part, depth + 1) for part in reversed(value[:_MOST_NODES]))
        elif isinstance(value, dict):
            found.append(value)
            for key in reversed(_BRANCHES):
                if isinstance(branch := value.get(key), (dict, list)):
                    (waiting if key in _MAIN_BRANCHES else later).append((branch, depth + 1))
    return found


def _choose(nodes: Sequence[Node], addresses: Sequence[str]) -> Node | None:
    """The node that is at one of the addresses, else the first."""
    known = {_path(address) for address in addresses} - {""}
    own = next((node for node in nodes if len(nodes) > 1 and known.intersection(_addresses(node))), None)
    return own or next(iter(nodes), None)


def _addresses(node: Node) -> Iterator[str]:
    for key in ("url", "@id", "mainEntityOfPage"):
        value = node.get(key)
        if isinstance(value, dict):
            value = value.get("@id") or value.get("url")
        if isinstance(value, str):
            yield _path(value)


def _path(address: str) -> str:
    """An address without scheme, host prefix, query, fragment and closing stroke: what copies of a page share."""
    bare = address.split("#")[0].split("?")[0].split("//", 1)[-1]
    return bare.removeprefix("www.").rstrip("/")


class _Graph:
    """Nodes, with those that others refer to by ``@id``."""

    def __init__(self, nodes: Iterable[Node]) -> None:
        self._by_id: dict[str, Node] = {}
        for node in nodes:
            name = node.get("@id")
            if isinstance(name, str) and len(node) > len(self._by_id.get(name, ())):
                self._by_id[name] = node

    def resolved(self, value: Any) -> list[Any]:
        """The members of a value, references among them replaced by the nodes they name, where these are known."""
        members = value[:200] if isinstance(value, list) else [value]
        return [self._by_id.get(_reference(member), member) for member in members if member]

    def facts(self, node: Node, prefix: str) -> Iterator[Fact]:
        """What a node says; ``prefix`` is ``ld`` for the article, ``page`` for the page around it."""
        for key in _TEXTS:
            source = f"{prefix}:{key}"
            for text in texts(node.get(key)):
                yield from (Fact(field, source, text) for field in fields_of(source))
        free = node.get("isAccessibleForFree")
        if free is not None and prefix == "ld":
            yield Fact("free", "ld", str(free))
        for key in ("publisher", "isPartOf"):
            for member in self.resolved(node.get(key)):
                if not (isinstance(member, dict) and any(_is(member, kind) for kind in ("page", "article", "person"))):
                    yield from (Fact("site", f"{prefix}:{key}", text) for text in texts(member))
        if prefix == "ld":
            yield from (Fact("canonical", "ld:url", address) for address in texts(node.get("url"))[:1])
            for key in ("author", "creator"):
                yield from self._people(node.get(key), f"ld:{key}")
            for image in self.resolved(node.get("image")):
                yield from self.pictures(image)

    def _people(self, value: Any, source: str) -> Iterator[Fact]:
        """Authors, told apart by their type: a person, an organisation, or what only says a name."""
        for member in self.resolved(value):
            if not isinstance(member, dict):
                yield from (Fact("author", source, text) for text in texts(member))
                continue
            kind = "person" if _is(member, "person") else "organisation" if types_of(member) else ""
            names = [name for part in self.resolved(member.get("name")) for name in texts(part)]
            full = " ".join(text for key in ("givenName", "familyName") for text in texts(member.get(key))[:1])
            yield from (Fact("author", source, name, kind) for name in names or [full] if name)

    def pictures(self, node: Any) -> Iterator[Fact]:
        """A picture's caption and credit."""
        if not isinstance(node, dict):
            return
        caption = texts(node.get("caption")) or texts(node.get("description"))
        if not caption:
            return
        names = (text for key in _CREDITS for member in self.resolved(node.get(key)) for text in texts(member))
        yield Fact("picture", "ld:image", caption[0], next(names, ""))


def _reference(member: Any) -> str:
    """The name of the node that a member refers to; empty where it says anything itself."""
    if isinstance(member, str):
        return member if "/" in member or "#" in member else ""
    if isinstance(member, dict) and "name" not in member and isinstance(member.get("@id"), str):
        name: str = member["@id"]
        return name
    return ""
