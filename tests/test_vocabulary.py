"""The vocabulary: its files, how text is compared with it, and where in a block each kind of phrase is found."""

from __future__ import annotations

import functools
import pickle
import random
import re
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import ahocorasick_rs
import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

import newsclean
from newsclean import Role, extract
from newsclean.errors import VocabularyError
from newsclean.languages import languages_of
from newsclean.vocabulary import COMMON, PLACES, Hit, Vocabulary, plain, standard

PACKAGE = Path(newsclean.__file__).parent
FILES = sorted((PACKAGE / "vocabulary").glob("*.toml"))
CODES = [file.stem for file in FILES]


def table_of(code: str) -> dict[str, Any]:
    return tomli.loads((PACKAGE / "vocabulary" / f"{code}.toml").read_text("utf-8"))


def lists_of(table: Mapping[str, Any]) -> Iterator[tuple[str, str, list[str]]]:
    for family, places in table.items():
        if isinstance(places, dict):
            for place, phrases in places.items():
                yield family, place, phrases


def found(vocabulary: Vocabulary, *texts: str, languages: Sequence[str] = ("en",)) -> list[Hit]:
    return vocabulary.find(texts, plain("\n".join(texts)).split("\n"), languages)


def seen(vocabulary: Vocabulary, text: str, languages: Sequence[str] = ("en",)) -> list[tuple[str, str, str]]:
    """Family, place and wording of each hit in one block."""
    return [(hit.family, hit.place, text[hit.start : hit.end]) for hit in found(vocabulary, text, languages=languages)]


class TestFiles:
    """What comes with the package."""

    def test_all_are_loaded(self) -> None:
        assert len(FILES) >= 32
        assert set(standard().languages) == {*CODES} - {COMMON}

    @pytest.mark.parametrize("code", CODES)
    def test_language(self, code: str) -> None:
        table = table_of(code)
        odd = [key for key, value in table.items() if not isinstance(value, dict)]
        assert set(odd) <= {"name", "scripts", "function_words"}
        assert table["name"]
        if code != COMMON:
            language = standard().languages[code]
            assert language.code == code
            assert language.name == table["name"]
            assert language.scripts
            assert len(language.function_words) >= 30

    @pytest.mark.parametrize("code", CODES)
    def test_families_and_places(self, code: str) -> None:
        """Each family is asked for somewhere in the code: what nobody asks for is misspelled."""
        code_of_package = "\n".join(path.read_text("utf-8") for path in PACKAGE.rglob("*.py"))
        known = set(re.findall(r'"([a-z]+)"', code_of_package))
        wrong = [f"{code}.toml: [{family}] {place}" for family, place, _ in lists_of(table_of(code))
                 if family not in known or place not in PLACES]  # fmt: skip
        assert wrong == []

    @pytest.mark.parametrize("code", CODES)
    def test_phrases(self, code: str) -> None:
        wrong = []
        for family, place, phrases in lists_of(table_of(code)):
            for at, phrase in enumerate(phrases):
                problems = {
                    "upper case": place != "names" and phrase != phrase.lower(),
                    "twice": phrase in phrases[:at],
                    "blanks": phrase != " ".join(phrase.split()),
                    "nothing but punctuation": not plain(phrase).strip(),
                }
                wrong += [f"{code}.toml: [{family}] {place}: “{phrase}”: {what}" for what, so in problems.items() if so]
        assert wrong == []

    @pytest.mark.parametrize("code", CODES)
    def test_every_phrase_is_found(self, code: str) -> None:
        frames = {"whole": "{}", "start": "{} qq", "end": "qq {}", "anywhere": "qq {} qq", "names": "qq {} qq"}
        wanted = [(family, place, phrase) for family, place, phrases in lists_of(table_of(code)) for phrase in phrases]
        texts = [frames[place].format(phrase) for _, place, phrase in wanted]
        hits = {(hit.block, hit.family, hit.place) for hit in found(standard(), *texts, languages=[code])}
        missed = [
            f"{code}.toml: [{family}] {place}: “{phrase}”"
            for block, (family, place, phrase) in enumerate(wanted)
            if (block, family, place) not in hits
        ]
        assert missed == []


EVERYTHING = "".join(chr(code) for code in range(0x110000) if chr(code) != "\n")


class TestPlain:
    def test_every_character_keeps_its_offset(self) -> None:
        lines = plain("\n".join(EVERYTHING)).split("\n")
        assert [char for char, line in zip(EVERYTHING, lines, strict=True) if len(line) != 1] == []

    @given(st.text())
    def test_text(self, text: str) -> None:
        assert len(plain(text)) == len(text)
        assert plain(plain(text)) == plain(text)
        assert plain(text).split("\n") == [plain(line) for line in text.split("\n")]

    @pytest.mark.parametrize(
        ("text", "read"),
        [
            ("Photo: AFP/Getty", "photo  afp getty"),
            ("“L’Élysée” — «ÇA»", " l élysée     ça "),
            ("IŞIK ışık İZMİR", "ișik ișik izmir"),
            ("Ştiri Ţară", "știri țară"),
            ("٣٤ ۳۴ ३४ ৩৪ ๓๔ ３４", "34 34 34 34 34 34"),
            ("أإآا ىي كة", "اااا یی که"),
            ("می\u200cشود", "می شود"),
            ("ΣΗΜΕΡΑ ΝΕΟΣ", "σημερα νεος"),
            ("图片：新华社", "图片 新华社"),
        ],
    )
    def test_examples(self, text: str, read: str) -> None:
        assert plain(text) == read


OWN = Vocabulary(
    {
        "en": [
            {
                "login": {"whole": ["log in", "form 16", "404"]},
                "byline": {"start": ["by", "edited by"]},
                "credit": {"start": ["photo", "photo by", "source", "image"], "end": ["file photo"]},
                "legal": {"anywhere": ["all rights reserved"]},
                "agencies": {"names": ["AFP", "dpa", "Getty Images"]},
            }
        ],
        "tr": [{"credit": {"start": ["kaynak", "fotoğraf"]}, "share": {"whole": ["ısı haritası"]}}],
        "zh": [{"login": {"whole": ["登录"]}, "credit": {"start": ["图片来源"], "end": ["摄"]}}],
        "ko": [{"byline": {"end": ["기자"]}, "legal": {"anywhere": ["무단 전재"]}}],
        "th": [{"related": {"anywhere": ["ข่าวที่เกี่ยวข้อง"]}}],
        "ja": [{"date": {"whole": ["年"]}, "share": {"whole": ["ok店"], "anywhere": ["ok"]}}],
        COMMON: [{"share": {"whole": ["facebook"]}}],
    }
)


class TestPlaces:
    """Each kind of place, and what looks like it."""

    @pytest.mark.parametrize(
        ("text", "hit"),
        [
            ("Log in", ("login", "whole", "Log in")),
            ("» LOG-IN «", ("login", "whole", "LOG-IN")),
            ("12 Log in (3)", ("login", "whole", "Log in")),
            ("2 Form 16", ("login", "whole", "Form 16")),
            ("Form 16", ("login", "whole", "Form 16")),
            ("404", ("login", "whole", "404")),
            ("Facebook", ("share", "whole", "Facebook")),
            ("By Jane Doe", ("byline", "start", "By")),
            ("– By Jane Doe", ("byline", "start", "By")),
            ("Ten years on. File photo", ("credit", "end", "File photo")),
            ("The bridge (file photo).", ("credit", "end", "file photo")),
            ("© 2024. All rights reserved. Terms", ("legal", "anywhere", "All rights reserved")),
            ("Smoke over Aleppo, Getty Images said", ("agencies", "names", "Getty Images")),
            ("BERLIN (dpa) – Der Kanzler", ("agencies", "names", "dpa")),
        ],
    )
    def test_fires(self, text: str, hit: tuple[str, str, str]) -> None:
        assert seen(OWN, text) == [hit]

    @pytest.mark.parametrize(
        "text",
        [
            "Log in to comment",  # whole: more words
            "Please log in",
            "Log in 24 times to see",
            "12log in",  # part of a word
            "Form 17",
            "4041",
            "- - - - - - - - Log in",  # too far from the edge
            "Bystanders fled",  # start: part of a word
            "Stand by me",
            "A file photo was shown",  # end: in the middle
            "A profile photo",
            "overall rights reserved",  # anywhere: part of a word
            "rights reserved",
            "the afp of Dpa, getty images",  # names: another case
            "AFPX",
            "",
            "   ",
            "…",
        ],
    )
    def test_does_not_fire(self, text: str) -> None:
        assert seen(OWN, text) == []

    @pytest.mark.parametrize(
        "text",
        [
            "The bridge at dawn (Photo: Jane Doe)",
            "The bridge at dawn. Photo: Jane Doe",
            "The bridge at dawn.Photo: Jane Doe",
            "The bridge at dawn – photo: Jane Doe",
            "The bridge at dawn - photo: Jane Doe",
            "The bridge at dawn -Photo: Jane Doe",
            "The bridge at dawn —Photo: Jane Doe",
            "The bridge at dawn | Photo Jane Doe",
            "The bridge at 'dawn' 'Photo Jane Doe'",
        ],
    )
    def test_clause_fires(self, text: str) -> None:
        assert [(family, place, phrase.lower()) for family, place, phrase in seen(OWN, text)] == [
            ("credit", "clause", "photo")
        ]

    @pytest.mark.parametrize("text", ["3 May 2014 by Jane Doe", "5 comments · by Jane Doe", "A review (by Jane Doe)"])
    def test_byline_clause_fires(self, text: str) -> None:
        assert ("byline", "clause", "by") in seen(OWN, text)

    @pytest.mark.parametrize(
        "text",
        [
            "This photo shows the bridge",
            "It is open-source software",
            "Raser mot TV-image",
            "À la une, l'image du jour",
            "The end of it by Jane Doe",
            "He updated it",
        ],
    )
    def test_clause_does_not_fire(self, text: str) -> None:
        assert seen(OWN, text) == []

    def test_all_that_stands_there(self) -> None:
        """A phrase and a longer one that begins with it are both found, in the order of their ends."""
        assert seen(OWN, "Photo by AFP") == [
            ("credit", "start", "Photo"),
            ("credit", "start", "Photo by"),
            ("agencies", "names", "AFP"),
        ]

    def test_only_languages_asked_for(self) -> None:
        assert seen(OWN, "Log in", languages=["tr"]) == []
        assert seen(OWN, "Facebook", languages=[]) == [("share", "whole", "Facebook")]

    def test_shared_phrases_are_one_hit(self) -> None:
        table = {"share": {"whole": ["video"], "start": ["video"]}, "agencies": {"names": ["AFP"]}}
        shared = Vocabulary({code: [table, table] for code in ("en", "de", COMMON)})
        hits = found(shared, "Video", "AFP", languages=["en", "de"])
        assert sorted(hits) == [
            Hit(0, "share", "start", 0, 5),
            Hit(0, "share", "whole", 0, 5),
            Hit(1, "agencies", "names", 0, 3),
        ]

    def test_empty(self) -> None:
        assert found(OWN) == []
        assert OWN.find([], [], ["en"]) == []
        assert found(Vocabulary({}), "Log in") == []


class TestOffsets:
    @pytest.mark.parametrize("before", ["İİİ ", "IıŞş ", "“ǅ” ", "😀 ", "ẞ ", "ﬁ ", "\u0307i "])
    def test_behind_letters_that_change(self, before: str) -> None:
        text = f"{before}İstanbul. (KAYNAK: AA)"
        assert seen(OWN, text, ["tr"]) == [("credit", "clause", "KAYNAK")]

    def test_dotted_and_dotless_i(self) -> None:
        for text in ("ısı haritası", "ISI HARİTASI", "Isı Haritası"):
            assert seen(OWN, text, ["tr"]) == [("share", "whole", text)]

    def test_blocks_do_not_run_together(self) -> None:
        assert found(OWN, "The end, edited", "by", "log", "in", "", "All rights", "reserved") == [
            Hit(1, "byline", "start", 0, 2)
        ]

    def test_many_blocks(self) -> None:
        texts = ["", "Log in", "Some words of prose.", "“By” X", " ", "File photo"] * 50
        hits = found(OWN, *texts)
        assert [(hit.block % 6, hit.family, texts[hit.block][hit.start : hit.end]) for hit in hits] == [
            (1, "login", "Log in"),
            (3, "byline", "By"),
            (5, "credit", "File photo"),
        ] * 50
        assert [hit.block for hit in hits] == sorted(hit.block for hit in hits)

    def test_long_blocks_are_searched_at_their_ends(self) -> None:
        filler = "word " * 40
        text = f"By Jane. Source: AFP. {filler}All rights reserved. AFP. {filler}(Photo: Getty Images) file photo"
        assert len(text) > 400
        hits = found(OWN, "Log in", text, "Log in")
        assert [hit.block for hit in hits] == [0, 1, 1, 1, 1, 1, 1, 2]
        assert [(hit.family, hit.place, text[hit.start : hit.end]) for hit in hits if hit.block == 1] == [
            ("byline", "start", "By"),
            ("credit", "clause", "Source"),
            ("agencies", "names", "AFP"),
            ("credit", "clause", "Photo"),
            ("agencies", "names", "Getty Images"),
            ("credit", "end", "file photo"),
        ]

    def test_cuts_of_long_blocks_are_no_edges(self) -> None:
        """A phrase that ends the searched head does not close its block, nor does one that begins the tail open it."""
        head = "x" * 149 + " file photo"
        tail = "by " + "y" * 117
        assert len(head) == 160
        assert len(tail) == 120
        assert seen(OWN, head + " " + "z" * 300 + " " + tail) == []

    @given(st.lists(st.text("aİı. \u200c登录摄1٢“by", max_size=12), max_size=4))
    def test_hits_read_as_their_phrases(self, texts: list[str]) -> None:
        texts = [text.replace("\n", "") for text in texts] + ["By", "登录"]
        for hit in found(OWN, *texts, languages=["en", "zh"]):
            assert plain(texts[hit.block][hit.start : hit.end]) in {"by", "登录", "摄"}


class TestScripts:
    @pytest.mark.parametrize(
        ("language", "text", "hits"),
        [
            ("zh", "登录", [("login", "whole", "登录")]),
            ("zh", "【登录】", [("login", "whole", "登录")]),
            ("zh", "请登录", []),
            ("zh", "图片来源新华社", [("credit", "start", "图片来源")]),
            ("zh", "街景（图片来源：新华社）", [("credit", "clause", "图片来源")]),
            ("zh", "街景图片来源", []),
            ("zh", "新华社记者张三摄", [("credit", "end", "摄")]),
            ("zh", "摄影展开幕", []),
            ("ko", "홍길동기자", [("byline", "end", "기자")]),
            ("ko", "기자들이 모였다", []),
            ("ko", "저작권자 무단 전재금지", [("legal", "anywhere", "무단 전재")]),
            ("th", "อ่านข่าวที่เกี่ยวข้องได้", [("related", "anywhere", "ข่าวที่เกี่ยวข้อง")]),
            ("ja", "2024年", [("date", "whole", "年")]),
            ("ja", "２０２４年", [("date", "whole", "年")]),
            ("ja", "年末", []),
            ("ja", "ok店", [("share", "whole", "ok店")]),
            ("ja", "tokyo", []),  # Latin phrases need word boundaries on any page
        ],
    )
    def test_without_spaces(self, language: str, text: str, hits: list[tuple[str, str, str]]) -> None:
        assert seen(OWN, text, [language]) == hits

    @pytest.mark.parametrize("text", ["إعلان", "اعلان", "أعلان", "٣ اعلان", "إعلان (۳)"])
    def test_arabic_letters(self, text: str) -> None:
        own = Vocabulary({"ar": [{"advertising": {"whole": ["إعلان"]}}]})
        assert [place for _, place, _ in seen(own, text, ["ar"])] == ["whole"]

    @pytest.mark.parametrize("text", ["عکس\u200cها", "عکس ها", "عكس ها"])
    def test_persian_letters(self, text: str) -> None:
        own = Vocabulary({"fa": [{"caption": {"whole": ["عکس\u200cها"]}, "agencies": {"names": ["عکس‌ها"]}}]})
        assert {place for _, place, _ in seen(own, text, ["fa"])} == {"whole", "names"}

    @pytest.mark.parametrize("spelled", ["\u095e\u094b\u091f\u094b", "\u092b\u093c\u094b\u091f\u094b"])
    @pytest.mark.parametrize("text", ["\u095e\u094b\u091f\u094b", "\u092b\u093c\u094b\u091f\u094b"])
    def test_dots_below_letters(self, spelled: str, text: str) -> None:
        """“फ़ोटो” with its first letter in one character or in two, in the file and on the page."""
        table = {"credit": {"start": [spelled]}, "caption": {"whole": [spelled, "a"]}, "agencies": {"names": [spelled]}}
        own = Vocabulary({"hi": [{**table, "function_words": spelled}]})
        assert sorted(seen(own, f"{text}: AFP", ["hi"])) == [("agencies", "names", text), ("credit", "start", text)]
        assert ("caption", "whole", text) in seen(own, text, ["hi"])
        assert text in own.languages["hi"].function_words


class TestOwnFiles:
    """Files of the user's."""

    def test_more_phrases_for_a_language(self, tmp_path: Path) -> None:
        file = tmp_path / "own.toml"
        file.write_text('language = "en"\n[promo]\nwhole = ["Join our Club"]\n[agencies]\nnames = ["QNS"]', "utf-8")
        own = Vocabulary.load([file])
        assert seen(own, "JOIN OUR CLUB!") == [("promo", "whole", "JOIN OUR CLUB")]
        assert ("agencies", "names", "QNS") in seen(own, "(Photo: QNS)")
        assert seen(own, "Join our club", languages=["de"]) == []
        assert seen(standard(), "Join our club") == []
        assert own.languages == standard().languages
        assert seen(own, "Log in") == seen(standard(), "Log in") != []

    def test_phrases_for_every_language(self, tmp_path: Path) -> None:
        file = tmp_path / "own.toml"
        file.write_text('[promo]\nwhole = ["zzyzx plus"]', "utf-8-sig")  # as some editors on Windows write it
        assert seen(Vocabulary.load([str(file)]), "Zzyzx Plus", languages=["th"]) == [("promo", "whole", "Zzyzx Plus")]

    def test_new_language(self, tmp_path: Path) -> None:
        words, phrases = tmp_path / "words.toml", tmp_path / "phrases.toml"
        phrases.write_text('language = "eo"\n[credit]\nstart = ["foto de"]', "utf-8")
        head = 'name = "Esperanto"\nlanguage = "eo"\nscripts = ["Latin"]\n'
        words.write_text(head + 'function_words = "la kaj estas ĝi ke ne por kun sed ankaŭ oni tiu"', "utf-8")
        for files in ([words, phrases], [phrases, words]):
            own = Vocabulary.load(files)
            assert own.languages["eo"].scripts == ("Latin",)
            prose = "La ponto estas nova kaj ĝi ne estas longa, sed oni ankaŭ iras kun tiu por la trajno ke ne."
            spoken = languages_of([prose], [plain(prose)], own)
            assert spoken.main == "eo"
            assert [hit.place for hit in found(own, "Foto de Jane Doe", languages=[*spoken.spoken])] == ["start"]

    @pytest.mark.parametrize(
        ("content", "place", "problem"),
        [
            (b"[promo\n", "", "line 1"),
            (b"\xff\xfe", "", "utf-8"),
            (b'promo = "join"', "promo", "no table of phrases"),
            (b'[promos]\nwhole = ["join"]', "promos", "no such family"),
            (b'[promo]\nmiddle = ["join"]', "promo.middle", "whole, start, end, anywhere, names"),
            (b'[promo]\nwhole = "join"', "promo.whole", "a list of strings"),
            (b'[promo]\nwhole = ["join", 5]', "promo.whole", "a list of strings"),
            (b'[promo]\nwhole = ["join", "--"]', "promo.whole", "\u201c--\u201d is nothing but punctuation"),
            (b'[promo]\nwhole = [""]', "promo.whole", "nothing but punctuation"),
            (b'[promo]\nwhole = ["join\\nus"]', "promo.whole", "single blanks"),
            (b'[promo]\nwhole = ["join  us"]', "promo.whole", "single blanks"),
            (b"language = 5", "language", "a string"),
            (b'language = " "', "language", "a string"),
            (b'function_words = ["the"]', "function_words", "a string"),
            (b'scripts = "Latin"', "scripts", "a list"),
            (b'scripts = ["latin"]', "scripts", "Latin"),
            (b'language = "EN"\n[promo]\nwhole = ["join"]', "language", "“EN” is none of ar, bg, bn, "),
            (b'language = "en-GB"', "language", "a new one needs scripts"),
            (b'language = "eo"\nscripts = ["Latin"]', "language", "a new one needs function_words"),
        ],
    )
    def test_broken(self, content: bytes, place: str, problem: str, tmp_path: Path) -> None:
        file = tmp_path / "own.toml"
        file.write_bytes(content)
        with pytest.raises(VocabularyError) as caught:
            Vocabulary.load([file])
        assert caught.value.file == str(file)
        assert caught.value.place == place
        assert problem in caught.value.problem

    def test_not_there(self, tmp_path: Path) -> None:
        for path in (tmp_path, tmp_path / "nosuch.toml"):
            with pytest.raises(VocabularyError, match=re.escape(str(path))):
                Vocabulary.load([path])

    def test_they_go_to_other_processes(self, tmp_path: Path) -> None:
        file = tmp_path / "own.toml"
        file.write_text('language = "en"\n[promo]\nwhole = ["Join our Club"]', "utf-8")
        pages = ["A story.\n\nJoin our club\n\nIts end."] * 2
        work = functools.partial(extract, vocabulary=Vocabulary.load([file]))
        file.unlink()  # what was read goes along, not where it stood
        expected = [*map(work, pages)]
        with ProcessPoolExecutor(1, get_context("spawn")) as pool:
            assert [*pool.map(work, pages)] == expected
        assert [item.role for item in expected[0].removed if item.text == "Join our club"] == [Role.PROMO]

    def test_pickled_they_are_small_and_made_once(self, tmp_path: Path) -> None:
        assert pickle.loads(pickle.dumps(standard())) is standard()
        file = tmp_path / "own.toml"
        file.write_text('[promo]\nwhole = ["Join our Club"]', "utf-8")
        pickled = pickle.dumps(Vocabulary.load([file]))
        assert len(pickled) < 1000
        assert pickle.loads(pickled) is pickle.loads(pickled)
        with pytest.raises(TypeError, match="made of tables cannot be pickled"):
            pickle.dumps(OWN)

    def test_one_path_is_no_list(self) -> None:
        with pytest.raises(TypeError):
            Vocabulary.load("own.toml")


def pages(count: int, seed: int = 1) -> list[list[str]]:
    """Pages made of phrases and prose at random."""
    draw = random.Random(seed)
    phrases = [phrase for code in ("en", "fr", "zh") for *_, phrases in lists_of(table_of(code)) for phrase in phrases]
    return [[" ".join(draw.choices(phrases, k=draw.choice((1, 1, 2, 5, 60)))) for _ in range(40)] for _ in range(count)]


class _Counted:
    """An automaton that keeps account of what it is given."""

    def __init__(self, automaton: ahocorasick_rs.AhoCorasick) -> None:
        self.searched: list[int] = []
        self._automaton = automaton

    def find_matches_as_indexes(self, haystack: str, overlapping: bool) -> list[tuple[int, int, int]]:
        self.searched.append(len(haystack))
        return self._automaton.find_matches_as_indexes(haystack, overlapping=overlapping)


class TestCost:
    def test_one_pass(self, monkeypatch: pytest.MonkeyPatch) -> None:
        own = Vocabulary({code: [table_of(code)] for code in ("en", "fr", COMMON)})
        counted = _Counted(own._automaton)
        monkeypatch.setattr(own, "_automaton", counted)
        texts = pages(1)[0]
        assert found(own, *texts, languages=["en", "fr"])
        (searched,) = counted.searched
        assert 0 < searched <= sum(len(text) + 3 for text in texts) + 2

    @pytest.mark.parametrize("block", ["photo by " * 40, "((((" * 90, "1 " * 150, "log in", "登录" * 150, "x" * 5000])
    def test_linear(self, block: str) -> None:
        def cost(count: int) -> float:
            texts = [block] * count
            plains = [plain(block)] * count
            best = 1e9
            for _ in range(3):
                begin = time.process_time()
                standard().find(texts, plains, ["en", "zh"])
                best = min(best, time.process_time() - begin)
            return best

        # Eight times the page: some 8 where it is linear, 64 where it is quadratic.
        assert cost(1600) < 25 * max(cost(200), 1e-4)

    def test_threads(self) -> None:
        """The same from many threads at once as one after another."""
        all_pages = pages(40)

        def hits(texts: list[str]) -> list[Hit]:
            return found(standard(), *texts, languages=["en", "fr", "zh"])

        expected = [hits(texts) for texts in all_pages]
        with ThreadPoolExecutor(8) as pool:
            assert list(pool.map(hits, all_pages * 3)) == expected * 3
        assert all(expected)
