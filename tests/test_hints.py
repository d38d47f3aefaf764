"""What markup says of an article: each source by itself, all together, and pages made to break them."""

from __future__ import annotations

import datetime
import json
import time
from collections.abc import Callable
from typing import Any, ClassVar
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from newsclean.hints import Hints, Picture, article_body_of, hints_of
from newsclean.hints.moments import read_moment
from newsclean.hints.people import names_of
from newsclean.hints.titles import SiteNames, without_site
from newsclean.hints.wording import clean

UTC = datetime.timezone.utc
URL = "https://www.hexley-post.co.uk/news/2025/flood-wall"


def page(head: str = "", body: str = "<p>Text.</p>", attributes: str = "") -> html.HtmlElement:
    return html.document_fromstring(f"<!DOCTYPE html><html {attributes}><head>{head}</head><body>{body}</body></html>")


def meta(name: str, content: str) -> str:
    return f'<meta property="{name}" content="{content}">'


def linked(*values: Any) -> str:
    return "".join(f'<script type="application/ld+json">{json.dumps(value)}</script>' for value in values)


def hints(head: str = "", body: str = "<p>Text.</p>", attributes: str = "", url: str | None = URL) -> Hints:
    return hints_of(page(head, body, attributes), url)


class TestJsonLd:
    ARTICLE: ClassVar[dict[str, Any]] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": "Flood wall holds",
        "alternativeHeadline": "A night at the river",
        "description": "Engineers had feared the worst.",
        "datePublished": "2025-03-03T07:40:00+01:00",
        "dateModified": "2025-03-04T10:00:00Z",
        "author": {"@type": "Person", "name": "Ruth Ansah"},
        "publisher": {"@type": "Organization", "name": "The Hexley Post"},
        "inLanguage": "en-GB",
        "keywords": ["floods", "Hexley"],
        "isAccessibleForFree": False,
        "image": {"@type": "ImageObject", "caption": "Volunteers at work", "creditText": "PA"},
    }

    def test_all_fields(self) -> None:
        found = hints(linked(self.ARTICLE))
        assert found.titles[0][:2] == ("Flood wall holds", "ld:headline")
        zone = datetime.timezone(datetime.timedelta(hours=1))
        assert found.published[0].date == datetime.date(2025, 3, 3)
        assert found.published[0].timestamp == datetime.datetime(2025, 3, 3, 7, 40, tzinfo=zone)
        assert found.modified[0].timestamp == datetime.datetime(2025, 3, 4, 10, 0, tzinfo=UTC)
        assert found.authors[0].names == ("Ruth Ansah",)
        assert {hint.text for hint in found.standfirsts} == {"A night at the river", "Engineers had feared the worst."}
        assert found.language == "en"
        assert found.keywords == ("floods", "Hexley")
        assert found.pictures == (Picture("Volunteers at work", "PA"),)
        assert found.sites == ("The Hexley Post",)
        assert found.kinds == ("NewsArticle",)
        assert found.free is False

    @pytest.mark.parametrize(
        "wrap",
        [
            lambda node: [node],
            lambda node: {"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "Post"}, node]},
            lambda node: {"@type": "WebPage", "mainEntity": node},
            lambda node: [[node]],
            lambda node: [{"@type": "BreadcrumbList", "itemListElement": []}, {"@graph": [node]}],
        ],
    )
    def test_wherever_the_article_stands(self, wrap: Callable[[Any], Any]) -> None:
        assert hints(linked(wrap(self.ARTICLE))).titles[0].text == "Flood wall holds"

    @pytest.mark.parametrize(
        "kind", ["Article", ["Thing", "NewsArticle"], "http://schema.org/BlogPosting", "schema:Report"]
    )
    def test_types_are_known_in_all_writings(self, kind: Any) -> None:
        assert hints(linked({"@type": kind, "headline": "Flood wall holds"})).titles[0].source == "ld:headline"

    def test_stories_of_lists_are_not_the_pages(self) -> None:
        other = {"@type": "NewsArticle", "headline": "Another story", "datePublished": "2020-01-02"}
        listed = {"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item": other}]}
        found = hints(linked(listed, {"@type": "WebPage", "name": "Flood wall holds"}))
        assert [hint.text for hint in found.titles] == ["Flood wall holds"]
        assert found.published == ()

    def test_of_several_articles_the_one_at_the_pages_address(self) -> None:
        other = {"@type": "NewsArticle", "headline": "Another story", "url": "https://www.hexley-post.co.uk/other"}
        mine = {**self.ARTICLE, "mainEntityOfPage": {"@id": URL + "?ref=1"}}
        assert hints(linked(other, mine)).titles[0].text == "Flood wall holds"
        assert hints(linked(other, mine), url=None).titles[0].text == "Another story"

    @pytest.mark.parametrize(
        ("author", "names"),
        [
            ("Ruth Ansah", ("Ruth Ansah",)),
            ("By Ruth Ansah and Omar Whitby", ("Ruth Ansah", "Omar Whitby")),
            (["Ruth Ansah", {"@type": "Person", "name": "Omar Whitby"}], ("Ruth Ansah", "Omar Whitby")),
            ({"@type": ["Person"], "givenName": "Ruth", "familyName": "Ansah"}, ("Ruth Ansah",)),
            ({"@id": "#ruth"}, ("Ruth Ansah",)),
            ([{"@id": "#ruth"}, {"@id": "#nobody"}], ("Ruth Ansah",)),
            ({"@type": "Person", "name": ["Ruth Ansah", "Omar Whitby"]}, ("Ruth Ansah", "Omar Whitby")),
            ({"@type": "Person", "name": "Ruth Ansah, PhD, political editor"}, ("Ruth Ansah",)),
            ({"@type": "Person", "name": "Cher"}, ("Cher",)),
            ({"@type": "Person", "name": "https://www.example.org/ruth"}, ()),
            ({"@type": "Person", "name": "admin"}, ()),
            ({"@type": "Person", "name": "The Hexley Post"}, ()),
            ({"@type": "Organization", "name": "Agence Centrale de Presse"}, ()),
            ({"@type": "Organization", "name": "Top News"}, ()),
            (None, ()),
            (17, ()),
            ({}, ()),
            ([[["deep"]]], ()),
        ],
    )
    def test_authors(self, author: Any, names: tuple[str, ...]) -> None:
        graph = [{**self.ARTICLE, "author": author}, {"@type": "Person", "@id": "#ruth", "name": "Ruth Ansah"}]
        found = hints(linked({"@graph": graph}))
        assert (found.authors[0].names if found.authors else ()) == names

    def test_organisations_are_kept_apart(self) -> None:
        authors = [{"@type": "Organization", "name": "Agence Centrale"}, {"@type": "Person", "name": "Ruth Ansah"}]
        found = hints(linked({**self.ARTICLE, "author": authors}))
        assert found.authors[0].names == ("Ruth Ansah",)
        assert found.organisations == ("Agence Centrale",)

    @pytest.mark.parametrize("free", [True, "True", "true", "https://schema.org/True"])
    def test_what_is_free(self, free: Any) -> None:
        assert hints(linked({**self.ARTICLE, "isAccessibleForFree": free})).free is True

    def test_entities_and_tags_are_read(self) -> None:
        found = hints(linked({"@type": "Article", "headline": "Q&amp;amp;A: <em>floods</em> &#8211; why"}))
        assert found.titles[0].text == "Q&A: floods – why"

    def test_the_page_that_an_article_is_part_of_is_not_its_site(self) -> None:
        graph = [
            {**self.ARTICLE, "isPartOf": {"@id": "#page"}},
            {"@type": "WebPage", "@id": "#page", "name": "Flood wall holds", "isPartOf": {"@id": "#site"}},
            {"@type": "WebSite", "@id": "#site", "name": "Hexley online"},
        ]
        found = hints(linked({"@graph": graph}))
        assert found.titles[0].text == "Flood wall holds"
        assert set(found.sites) == {"The Hexley Post", "Hexley online"}

    def test_references_that_go_round_end(self) -> None:
        first = {"@type": "NewsArticle", "@id": "#a", "headline": "Flood wall holds", "author": {"@id": "#b"}}
        second = {"@type": "Person", "@id": "#b", "name": {"@id": "#b"}}
        assert hints(linked({"@graph": [first, second]})).titles[0].text == "Flood wall holds"


class TestMetas:
    def test_the_usual_ones(self) -> None:
        found = hints(
            meta("og:title", "Flood wall holds | The Hexley Post")
            + meta("og:site_name", "The Hexley Post")
            + meta("og:description", "Engineers had feared the worst.")
            + meta("article:published_time", "2025-03-03T07:40:00Z")
            + meta("article:modified_time", "2025-03-04")
            + '<meta name="Author" content="By Ruth Ansah">'
            + meta("og:locale", "en_GB")
            + meta("og:type", "article")
            + meta("og:url", URL)
            + '<meta name="keywords" content="floods, Hexley,,floods">'
        )
        assert found.titles[0].text == "Flood wall holds"
        assert found.published[0][:3] == (
            datetime.date(2025, 3, 3),
            datetime.datetime(2025, 3, 3, 7, 40, tzinfo=UTC),
            "article:published_time",
        )
        assert found.modified[0].date == datetime.date(2025, 3, 4)
        assert found.authors[0].names == ("Ruth Ansah",)
        assert found.standfirsts[0].text == "Engineers had feared the worst."
        assert found.language == "en"
        assert found.kinds == ("article",)
        assert found.canonical == URL
        assert found.keywords == ("floods", "Hexley")
        assert found.free is None

    def test_a_catalogues_names_are_turned(self) -> None:
        assert hints('<meta name="citation_author" content="Ansah, Ruth">').authors[0].names == ("Ruth Ansah",)

    @pytest.mark.parametrize(
        "author", ["https://www.facebook.com/post", "@hexley", "12345", "Staff", "Hexley Post", ""]
    )
    def test_what_is_no_author(self, author: str) -> None:
        assert hints(f'<meta name="author" content="{author}">').authors == ()

    def test_language_of_the_page(self) -> None:
        assert hints(attributes='lang="de-AT"').language == "de"
        assert hints(attributes='lang="German"').language is None


class TestMicrodata:
    def test_properties_of_the_article(self) -> None:
        found = hints(
            body="""<article itemscope itemtype="http://schema.org/NewsArticle">
            <h1 itemprop="headline">Flood wall holds</h1>
            <span itemprop="author" itemscope itemtype="http://schema.org/Person"><a href="#">
                <!-- name --><b itemprop="name">Ruth Ansah</b></a>, Leeds</span>
            <meta itemprop="datePublished" content="2025-03-03">
            <time itemprop="dateModified" datetime="2025-03-04">now</time>
            </article>
            <div itemscope itemtype="http://schema.org/Product"><b itemprop="headline">Buy a boat</b></div>
            <ul itemscope itemtype="http://schema.org/ItemList"><li itemprop="itemListElement" itemscope>
            <b itemprop="headline">Another story</b></li></ul>"""
        )
        assert [hint.text for hint in found.titles] == ["Flood wall holds"]
        assert found.authors[0].names == ("Ruth Ansah",)
        assert found.published[0].date == datetime.date(2025, 3, 3)
        assert datetime.date(2025, 3, 4) in [moment.date for moment in found.modified]

    def test_links_to_authors(self) -> None:
        assert hints(body='<a rel="author nofollow" href="/a">View all posts by Ruth Ansah</a>').authors[0].names == (
            "Ruth Ansah",
        )
        assert hints(body='<a rel="coauthored" href="/a">Ruth Ansah</a>').authors == ()


class TestTimes:
    def test_kinds_are_told_by_their_words(self) -> None:
        found = hints(
            body='<time class="updated" datetime="2025-03-04">x</time><time pubdate datetime="2025-03-03">x</time>'
            '<time class="entry-date published" datetime="2025-03-02">x</time><time>5 May 2024</time>'
        )
        assert [(moment.source, moment.date.day) for moment in found.published] == [
            ("time:pubdate", 3),
            ("time:published", 2),
            ("time:first", 4),
        ]
        assert [(moment.source, moment.date.day) for moment in found.modified] == [("time:modified", 4)]


class TestMoments:
    @pytest.mark.parametrize(
        ("text", "date", "clock"),
        [
            ("2025-03-03", (2025, 3, 3), None),
            ("20250303", (2025, 3, 3), None),
            ("2025-03-03T00:00:00+00:00", (2025, 3, 3), None),
            ("2025-03-03T07:40", (2025, 3, 3), "07:40:00"),
            ("2025-03-03 07:40:12.345", (2025, 3, 3), "07:40:12"),
            ("2025-03-03T07:40:12Z", (2025, 3, 3), "07:40:12+00:00"),
            ("2025-03-03T07:40:12 +0530", (2025, 3, 3), "07:40:12+05:30"),
            ("20250303T074012Z", (2025, 3, 3), "07:40:12+00:00"),
            ("1741000800", (2025, 3, 3), "11:20:00+00:00"),
            ("1741000800000", (2025, 3, 3), "11:20:00+00:00"),
            ("March 3, 2025", (2025, 3, 3), None),
            ("Mon, 03 Mar 2025 07:40:12 GMT", (2025, 3, 3), "07:40:12+00:00"),
            ("3 mars 2025 à 7h40", (2025, 3, 3), "07:40:00"),
            ("2025/03/03 07:40:12", (2025, 3, 3), "07:40:12"),
        ],
    )
    def test_forms(self, text: str, date: tuple[int, int, int], clock: str | None) -> None:
        found = read_moment(text)
        assert found is not None
        assert found.date == datetime.date(*date)
        assert (found.timestamp.timetz().isoformat() if found.timestamp else None) == clock

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "yesterday",
            "0001-01-01T00:00:00",
            "2025-13-45",
            "2025-02-30",
            "9999-12-31",
            "0000-00-00",
            "null",
            "-1",
            "\x00",
            "T",
        ],
    )
    def test_what_is_no_date(self, text: str) -> None:
        assert read_moment(text) is None

    @pytest.mark.parametrize(
        "text", ["1970-01-01T00:00:00Z", "1969-12-31T19:00:00-05:00", "0001-01-01", "garbage", "9999999999"]
    )
    def test_placeholders_are_left_out(self, text: str) -> None:
        assert hints(meta("article:published_time", text)).published == ()

    def test_an_unclear_date_keeps_its_other_reading_unless_something_settles_it(self) -> None:
        unclear = meta("date", "03/04/2025")
        assert hints(unclear).published[0].alternative is not None
        assert hints(unclear, attributes='lang="de"').published[0][::4] == (datetime.date(2025, 4, 3), None)
        at = "https://example.org/2025/03/04/x"
        assert hints(unclear, url=at).published[0].date == datetime.date(2025, 3, 4)

    def test_the_most_trusted_comes_first(self) -> None:
        found = hints(meta("date", "2025-03-05") + linked(TestJsonLd.ARTICLE))
        assert [moment.source for moment in found.published] == ["ld:datePublished", "date"]


class TestTitles:
    NAMES = SiteNames(["The Hexley Post"], None, URL)

    @pytest.mark.parametrize(
        ("title", "bare"),
        [
            ("Flood wall holds | The Hexley Post", "Flood wall holds"),
            ("Flood wall holds - Hexley Post", "Flood wall holds"),
            ("Flood wall holds – News – The Hexley Post", "Flood wall holds"),
            ("The Hexley Post: Flood wall holds", "Flood wall holds"),
            ("Hexley Post | Flood wall holds", "Flood wall holds"),
            ("Flood wall holds « hexley-post.co.uk", "Flood wall holds"),
            ("Flood wall holds | Hexley Post Online", "Flood wall holds"),
            ("River peaks - and the wall holds", "River peaks - and the wall holds"),
            ("River peaks – and the wall holds | The Hexley Post", "River peaks – and the wall holds"),
            ("Flood wall: well-built", "Flood wall: well-built"),
            ("Why we love Hexley: a portrait", "Why we love Hexley: a portrait"),
            ("The Hexley Post", "The Hexley Post"),
            ("", ""),
            ("|", "|"),
        ],
    )
    def test_the_sites_name_goes_and_the_headline_stays(self, title: str, bare: str) -> None:
        assert without_site(title, self.NAMES, {"news"}) == bare

    def test_other_scripts(self) -> None:
        assert without_site("洪水得到控制_新浪网", SiteNames(["新浪网"])) == "洪水得到控制"
        assert without_site("洪水得到控制｜新浪网", SiteNames(["新浪网"])) == "洪水得到控制"

    def test_another_source_shows_where_the_headline_ends(self) -> None:
        found = hints("<title>Flood wall holds - Leeds</title>" + meta("og:title", "Flood wall holds"))
        assert [hint.text for hint in found.titles] == ["Flood wall holds"]
        found = hints("<title>River peaks - Leeds is safe</title>" + meta("og:title", "Something else"))
        assert "River peaks - Leeds is safe" in [hint.text for hint in found.titles]

    def test_sources_that_agree_are_trusted_more(self) -> None:
        alone = hints(meta("og:title", "Flood wall holds")).titles[0]
        both = hints(meta("og:title", "Flood wall holds") + "<title>Flood Wall Holds</title>").titles[0]
        assert both.trust > alone.trust
        assert both.text == "Flood wall holds"

    def test_cut_off_titles_and_the_sites_name_are_none(self) -> None:
        found = hints(
            meta("og:title", "Flood wall hol…")
            + meta("twitter:title", "Flood wall holds")
            + "<title>The Hexley Post</title>"
            + meta("og:site_name", "The Hexley Post")
        )
        assert [hint.text for hint in found.titles] == ["Flood wall holds"]


class TestPeople:
    @pytest.mark.parametrize(
        ("text", "names"),
        [
            ("Ruth Ansah", ("Ruth Ansah",)),
            ("Ruth Ansah | Omar Whitby", ("Ruth Ansah", "Omar Whitby")),
            ("Ruth Ansah, Omar Whitby and Li Wei Chen", ("Ruth Ansah", "Omar Whitby", "Li Wei Chen")),
            ("Ruth Ansah und Omar Whitby", ("Ruth Ansah", "Omar Whitby")),
            ("Олена Коваль і Іван Бондар", ("Олена Коваль", "Іван Бондар")),
            ("Ruth Ansah, The Hexley Times", ("Ruth Ansah",)),
            ("Ayşe Yılmaz ve Mehmet Demir", ("Ayşe Yılmaz", "Mehmet Demir")),
            ("Ruth Ansah with Omar Whitby", ("Ruth Ansah", "Omar Whitby")),
            ("ruth ansah", ("ruth ansah",)),
            ("Susan", ("Susan",)),
            ("editor", ()),
            ("HX9", ()),
            ("何清越", ("何清越",)),
        ],
    )
    def test_names(self, text: str, names: tuple[str, ...]) -> None:
        assert names_of(text) == names


class TestBody:
    PARAGRAPHS = tuple(
        f"The river rose again on day {number}, and the wall held it back. Nobody slept." for number in range(9)
    )

    def test_json_ld(self) -> None:
        body = "\n".join(self.PARAGRAPHS)
        assert article_body_of(page(linked({"@type": "NewsArticle", "articleBody": body}))) == body
        assert article_body_of(page(linked({"@type": "NewsArticle", "articleBody": "Too short."}))) == ""

    def test_json_ld_in_a_script_that_says_more_in_as_many_letters(self) -> None:
        body = "駅のベンチに、毎朝七時になると大森さんが座る。列車を一本見送ってから家に帰る。" * 5
        assert article_body_of(page(linked({"@type": "NewsArticle", "articleBody": body}))) == body

    @pytest.mark.parametrize("start", ["", "window.__INITIAL_STATE__ = ", 'window["__DATA__"]=', "var state = "])
    def test_state(self, start: str) -> None:
        html_text = "".join(f"<p>{text}</p>" for text in self.PARAGRAPHS)
        state = {"config": {"a": 1}, "props": {"story": {"teaser": "Short.", "body": html_text}}}
        script = f"<script>{start}{json.dumps(state)};</script>"
        assert article_body_of(page(body=script)) == html_text

    @pytest.mark.parametrize(
        "wrap",
        [
            lambda text: text,
            lambda text: {"type": "paragraph", "text": text},
            lambda text: {
                "tag": "p",
                "children": [{"text": text[:20]}, {"type": "b", "children": [{"value": text[20:]}]}],
            },
        ],
    )
    def test_lists_of_paragraphs(self, wrap: Callable[[str], Any]) -> None:
        state = {"page": {"content": [wrap(text) for text in self.PARAGRAPHS]}, "menu": ["Home page", "News page"] * 40}
        script = f'<script id="__NEXT_DATA__" type="application/json">{json.dumps(state)}</script>'
        assert article_body_of(page(body=script)) == "\n\n".join(self.PARAGRAPHS)

    @pytest.mark.parametrize(
        "wrap",
        [
            lambda state: f"<script>window.__APOLLO_STATE__ = JSON.parse({json.dumps(state)});</script>",
            lambda state: f"<script>window.__NUXT__=(function(a,b){{return {state}}}(1,2));</script>",
            lambda state: f"<script>var a=1;window.X={state};</script>",
            lambda state: f'<div id=app data-page="{escape(state, {chr(34): "&quot;"})}"></div>',
            lambda state: (
                f"<script>self.__next_f.push([1,{json.dumps('3:I[1]' + chr(10) + '5:' + state[:90])}])</script>"
                f"<script>self.__next_f.push([1,{json.dumps(state[90:] + chr(10))}])</script>"
            ),
        ],
    )
    def test_state_in_other_wrappings(self, wrap: Callable[[str], str]) -> None:
        html_text = "".join(f"<p>{text}</p>" for text in self.PARAGRAPHS)
        assert article_body_of(page(body=wrap(json.dumps({"props": {"story": {"body": html_text}}})))) == html_text

    def test_code_and_lists_are_no_article(self) -> None:
        code = "function(a){return a.b;}" * 100
        state = {"css": "a{color:#fff;margin:0;} " * 100, "code": code, "tags": ["north of the river"] * 100}
        assert article_body_of(page(body=f"<script>x = {json.dumps(state)}</script>")) == ""
        assert article_body_of(page()) == ""


LARGE = 20_000
HOSTILE: dict[str, str] = {
    "nested brackets": f'<script type="application/ld+json">{"[" * 100_000}</script>',
    "nested objects": f'<script type="application/ld+json">{"{" + chr(34) + "a" + chr(34) + ":[" * 50_000}</script>',
    "nested graphs": '<script type="application/ld+json">' + '{"@graph":[' * 30_000 + "</script>",
    "many scripts": '<script type="application/ld+json">{"@type":"Article","headline":"A title"}</script>' * 5_000,
    "many authors": linked(
        {"@type": "Article", "headline": "x" * 9, "author": [{"name": f"Jane Doe{n}"} for n in range(LARGE)]}
    ),
    "many nodes": linked([{"@type": "Article", "@id": "#a", "author": {"@id": "#a"}}] * LARGE),
    "many metas": meta("og:title", "Flood wall holds - a - b - c") * LARGE,
    "many titles": "".join(meta("og:title", f"Title {number}…") for number in range(LARGE)),
    "long title": f"<title>{'a - ' * LARGE}</title>",
    "long title of colons": f"<title>{'a: ' * LARGE}</title>",
    "long author": f'<meta name="author" content="{"Jane Doe and " * LARGE}">',
    "long date": f'<meta name="date" content="{"2025-03-03 " * LARGE}">',
    "many times": '<time datetime="2025-03-03">x</time>' * LARGE,
    "many items": '<p itemprop="author"><b itemprop="name">Jane Doe</b></p>' * LARGE,
    "nested items": '<div itemprop="author" itemscope>' * 250 + "Jane Doe" * LARGE,
    "many sites": meta("og:site_name", "The Post") * LARGE + "<title>The Post - The Post</title>",
    "entities": meta("og:title", "&amp;amp;lt;" * LARGE),
    "NUL and surrogates": meta("og:title", "a\x01b")
    + '<script type="application/ld+json">{"@type":"Article","headline":"\\ud800\\u0000 a title"}</script>',
    "state": "<script>a = {" + '"a":{' * LARGE + "</script><script>" + " " * 400_000 + "x</script>",
    "state of strings": '<script type="application/json">[' + '"Some words. And more.",' * LARGE + "0]</script>",
    "nested state": '<script type="application/json">' + '[["Some words here.",' * LARGE + "</script>",
}


class TestHostile:
    @pytest.mark.parametrize("name", HOSTILE)
    def test_is_read_fast_and_without_an_error(self, name: str) -> None:
        parser = html.HTMLParser(encoding="utf-8", huge_tree=True)
        text = f"<html><head></head><body>{HOSTILE[name]}</body></html>"
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
        start = time.process_time()
        found = hints_of(root, URL)
        article_body_of(root)
        assert time.process_time() - start < 1
        assert all("\x00" not in hint.text for hint in found.titles)
        json.dumps([hint.text for hint in found.titles], ensure_ascii=False).encode()

    @pytest.mark.parametrize("url", [None, "", "no address", "https://[broken", "//", "https://user@:80/", "\ud800"])
    def test_any_address_will_do(self, url: str | None) -> None:
        assert hints(meta("og:title", "Flood wall holds"), url=url).titles[0].text == "Flood wall holds"

    def test_a_bare_element_will_do(self) -> None:
        assert hints_of(html.fragment_fromstring("<p>Text.</p>")) == Hints()

    @given(st.text(max_size=40), st.text(max_size=40))
    def test_any_text_in_any_place(self, name: str, content: str) -> None:
        root = page()
        for key in ("og:title", "author", "date", "og:site_name", "article:section", "og:locale", "keywords"):
            element = html.Element("meta")
            try:
                element.set("property", key)
                element.set("content", content)
                element.set("lang", name)
            except ValueError:  # characters that no document holds
                return
            root.head.append(element)
        again = hints_of(root, name)
        assert hints_of(root, name) == again

    @given(st.text(max_size=60))
    def test_cleaning_leaves_one_line(self, text: str) -> None:
        assert "\n" not in clean(text)
        clean(text).encode()
