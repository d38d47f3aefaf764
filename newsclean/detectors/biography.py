"""Notes about the author: “About the author”, “Jane Doe is a reporter at …”, “Hi, I'm Jane”.

Why on pages: beside or below the byline stands who the writer is; the same words open many a story about a person.
What tells them apart: the page knows the name as its author's, or the name stands above and nowhere in the story.
Misses: notes that name nobody. Must not fire on the portraits of a story about several people, nor on the
turns of an interview (“Jane Doe: …”).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import islice

from newsclean.characters import COLONS
from newsclean.names import is_name, opening_name
from newsclean.page import Mark, Role
from newsclean.survey import Survey
from newsclean.vocabulary import Hit
from newsclean.weights import weights

_W = weights("byline")
_WORDS = range(2, 201)
"""Words of a note about an author."""
_LINE = 8
"""Words of the lines that stand between a name and the note: a role, a paper."""
_REACH = 3
"""Blocks below a name or heading among which the note stands."""
_SHORT = 25
"""Words of a note that a phrase of the trade tells wherever it stands, and of a paragraph of prose at least."""
_PORTRAITS = 2
"""Persons with a note below their name; where there are more, the page is about them."""
_NAME = 3
"""Words of a name behind “About”."""
_TITLE, _GREETING = 7, 24
"""Code points before the name at the head of a note: “Dr.”, “By”, and “Hi, I'm”."""
_LOOKED_FOR, _AUTHORS = 50, 12
"""Names that are looked for in the prose, and persons that have notes: it bounds the cost of a page with a byline on
every line."""
_OPENING = 80
"""Code points at the head of a note in which the name stands."""
_NOT_TOLD = (*COLONS, "'s", "’s")
"""What behind a name says that the text is not about the person: a turn, what is the person's."""
_EDGES = ".,;:()[]*\"“”„«»'’"

Phrases = Mapping[int, Sequence[Hit]]
"""The phrases of biographies, by block."""


def biographies(
    survey: Survey, authors: Collection[str], signed: Collection[str], alone: Mapping[int, str], prose: str
) -> Iterator[Mark]:
    """Marks notes about authors, and the lines with them.

    ``authors`` are the names that the page gives for its authors', ``signed`` those of them that a phrase gives (“By”),
    ``alone`` the lines that give a name and nothing else, ``prose`` the page's paragraphs as one string.
    """
    phrases = survey.by_block("biography")
    paragraphs = [index for index, shape in enumerate(survey.shapes) if shape.closed and shape.words >= _SHORT]
    # A page's lower two thirds: comments and other stories can be longer than the story above them.
    foot = paragraphs[len(paragraphs) // 3] if paragraphs else 0
    yield from _below_headings(survey, phrases, foot)
    yield from _below_names(
        survey, authors, {i: name for i, name in alone.items() if i >= foot and name}, phrases, prose
    )
    yield from _by_themselves(survey, authors, phrases, prose)
    yield from _naming(survey, signed, foot, prose)


def _below_headings(survey: Survey, phrases: Phrases, foot: int) -> Iterator[Mark]:
    """“About the author”, “About Jane Doe”, and what stands below."""
    for index, hits in phrases.items():
        if survey.shapes[index].words > _LINE or not any(_is_heading(survey, hit, foot) for hit in hits):
            continue
        yield Mark(index, Role.BYLINE, _W["whole"], "biography", "the heading of lines about an author")
        lines, note = _note_below(survey, index)
        if note is not None:
            telling = note in phrases or opening_name(survey.blocks[note].text) is not None
            yield from _near(lines)
            yield Mark(note, Role.BYLINE, _W["biography" if telling else "told"], "biography", "below such a heading")


def _is_heading(survey: Survey, hit: Hit, foot: int) -> bool:
    """Whether a line heads lines about a person: “About the author”, or, at the story's foot, “About Jane Doe” above
    “Jane …”."""
    if hit.place == "whole" or hit.block < foot or hit.block + 1 == len(survey.blocks):
        return hit.place == "whole"
    who = survey.blocks[hit.block].text[hit.end :].strip(" :：")
    first = who.split(" ", 1)[0]
    person = first == who and who.istitle() and who.lower() not in survey.function_words
    person = person or (who.count(" ") < _NAME and is_name(who, survey.function_words))
    below = hit.block + 1
    first_person = survey.shapes[below].words > _LINE and any(
        other.place == "start" for other in survey.found_in("biography", below)
    )
    return person and (first_person or survey.blocks[below].text.startswith(first))


def _note_below(survey: Survey, index: int) -> tuple[range, int | None]:
    """The short lines below a name or heading, and the note that follows them; None where none does."""
    for below in range(index + 1, min(index + 1 + _REACH, len(survey.blocks))):
        shape = survey.shapes[below]
        if shape.words > _LINE or shape.closed:
            return range(index + 1, below), below if shape.words in _WORDS else None
    return range(0), None


def _near(lines: range) -> Iterator[Mark]:
    for index in lines:
        yield Mark(index, Role.BYLINE, _W["near"], "biography", "between a name and lines about the person")


def _below_names(
    survey: Survey, authors: Collection[str], alone: Mapping[int, str], phrases: Phrases, prose: str
) -> Iterator[Mark]:
    """Lone names with lines about the person. Where a page has many such, they are its story, but for its authors."""
    portraits: dict[str, list[Mark]] = {}
    looked_for: set[str] = set()
    for index, name in alone.items():
        lines, note = _note_below(survey, index)
        if note is None or len(looked_for) > _AUTHORS:
            continue
        text = survey.blocks[note].text
        first_person = any(hit.place == "start" for hit in phrases.get(note, ()))
        if not first_person and not _opens_with(text, name, survey.function_words):
            continue
        looked_for.add(name)
        if name in authors or not _is_told_of(name, text, prose):
            marks = portraits.setdefault(name, [])
            marks.append(Mark(index, Role.BYLINE, _W["near"], "biography", "a name above lines about the person"))
            marks += _near(lines)
            weight = _W["biography"] + _W["told"] * text.startswith(name)
            marks.append(Mark(note, Role.BYLINE, weight, "biography", "about the person named above"))
    for name, marks in portraits.items():
        if name in authors or len(portraits) <= _PORTRAITS:
            yield from marks


def _opens_with(text: str, name: str, function_words: Collection[str]) -> bool:
    """Whether one of a text's first words is of a name: “Jane …”, “Dr. J. Doe …”, but not “The Jane Doe …”."""
    words = [word.strip(_EDGES) for word in text[:_OPENING].split()[:4]]
    return words[0].lower() not in function_words and not set(words).isdisjoint(name.split())


def _is_told_of(name: str, note: str, prose: str) -> bool:
    """Whether prose other than the note names the person too."""
    last = name.split()[-1].strip(_EDGES)
    return prose.count(last) > note.count(last)


def _by_themselves(survey: Survey, authors: Collection[str], phrases: Phrases, prose: str) -> Iterator[Mark]:
    """Notes that stand without a name above: they open with an author's name, or say what only such notes say."""
    heads = _full(authors, prose)
    for index in sorted(_holding(survey, heads).union(phrases)):
        shape, text = survey.shapes[index], survey.blocks[index].text
        if shape.words not in _WORDS:
            continue
        hits = phrases.get(index, ())
        said = [hit for hit in hits if hit.place == "anywhere"]
        greets = any(hit.place == "start" for hit in hits)
        before = _GREETING if greets else _TITLE
        if heads and _is_headed(text, heads, before):
            weight = _W["biography"] + _W["told"] * (greets or bool(said))
            yield Mark(index, Role.BYLINE, weight, "biography", "opens with an author's name")
        elif said and index and text.startswith(survey.blocks[index - 1].text + " "):
            yield Mark(index - 1, Role.BYLINE, _W["near"], "biography", "a name above lines about the person")
            yield Mark(index, Role.BYLINE, _W["biography"], "biography", "about the person named above")
        elif said and (shape.words <= _SHORT or not said[0].start or opening_name(text) is not None):
            yield Mark(index, Role.BYLINE, _W["biography"], "biography", "says who its author is")


def _full(authors: Collection[str], prose: str) -> list[str]:
    """The full names that the prose holds."""
    full = islice((name for name in authors if " " in name or not name.isascii()), _LOOKED_FOR)
    return [name for name in full if name in prose][:_AUTHORS]


def _holding(survey: Survey, names: Sequence[str]) -> set[int]:
    """The blocks in which one of the names stands."""
    return {block.index for name in names for block in survey.blocks if name in block.text}


def _is_headed(text: str, names: Sequence[str], before: int) -> bool:
    """Whether one of the names stands at the head of a text, and not as that of a speaker (“Jane Doe: …”) or an owner
    (“Jane Doe's leek gratin”).
    """
    for name in names:
        at = text.find(name, 0, len(name) + before)
        if at >= 0 and not text.startswith(_NOT_TOLD, at + len(name)):
            return True
    return False


def _naming(survey: Survey, signed: Collection[str], foot: int, prose: str) -> Iterator[Mark]:
    """What names an author whom the story does not name: “This story was written by Jane Doe and produced by …”."""
    named = _full(signed, prose)
    if not named:
        return
    if any(f"\n{name}{colon}" in prose for name in named for colon in COLONS):  # it speaks, in an interview
        return
    told = sorted(index for index in _holding(survey, named) if survey.shapes[index].words > _LINE)
    if told and told[0] >= foot:
        for index in told:
            yield Mark(index, Role.BYLINE, _W["alone"], "biography", "names an author, whom the story does not name")
