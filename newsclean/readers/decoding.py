"""Bytes to text: which charset a page is in.

Evidence goes before claims. A byte order mark settles it; so does text that is UTF-8 as a whole, since no other charset
looks like that by chance; a claim (of the caller, or of the page's own head) comes next, and is dropped where the bytes
speak against it. Claims are read as browsers read them (WHATWG Encoding Standard, section 4.2): “iso-8859-1” means
windows-1252. Last comes a guess: by the letters of the languages written in a charset, else by charset-normalizer.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter

_HEAD = 1024
"""Bytes at the head in which a page may name its charset (as in the HTML standard)."""
_SAMPLE = 64 * 1024
"""Bytes looked at for NULs."""
_GUESS_SAMPLE = 16 * 1024
"""Bytes handed to the guesser, whose cost per byte is high."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# Python's codec, and the labels that mean it on the web, without hyphens and the like. What is part of a larger charset
# means the larger one.
_LABELS = {
    "utf-8": "utf8 unicode11utf8 unicode20utf8 xunicode20utf8",
    "utf-16-le": "utf16 utf16le ucs2 iso10646ucs2 unicode unicodefeff csunicode",
    "utf-16-be": "utf16be unicodefffe",
    "cp1252": "windows1252 cp1252 xcp1252 iso88591 iso885911987 isoir100 latin1 l1 csisolatin1 ibm819 cp819"
    " ascii usascii ansix341968",
    "cp1250": "windows1250 cp1250 xcp1250",
    "cp1251": "windows1251 cp1251 xcp1251",
    "cp1253": "windows1253 cp1253 xcp1253",
    "cp1254": "windows1254 cp1254 xcp1254 iso88599 iso885991989 isoir148 latin5 l5 csisolatin5",
    "cp1255": "windows1255 cp1255 xcp1255",
    "cp1256": "windows1256 cp1256 xcp1256",
    "cp1257": "windows1257 cp1257 xcp1257",
    "cp1258": "windows1258 cp1258 xcp1258",
    "cp874": "windows874 dos874 tis620 iso885911",
    "iso8859-2": "iso88592 iso885921987 isoir101 latin2 l2 csisolatin2",
    "iso8859-3": "iso88593 iso885931988 isoir109 latin3 l3 csisolatin3",
    "iso8859-4": "iso88594 iso885941988 isoir110 latin4 l4 csisolatin4",
    "iso8859-5": "iso88595 iso885951988 isoir144 cyrillic csisolatincyrillic",
    "iso8859-6": "iso88596 iso885961987 isoir127 arabic asmo708 ecma114 csisolatinarabic iso88596e iso88596i",
    "iso8859-7": "iso88597 iso885971987 isoir126 greek greek8 elot928 ecma118 sueu csisolatingreek suneugreek",
    "iso8859-8": "iso88598 iso885981988 isoir138 hebrew visual csisolatinhebrew iso88598e iso88598i logical",
    "iso8859-10": "iso885910 isoir157 latin6 l6 csisolatin6",
    "iso8859-13": "iso885913",
    "iso8859-14": "iso885914",
    "iso8859-15": "iso885915 csisolatin9 l9 latin9",
    "iso8859-16": "iso885916",
    "cp866": "ibm866 cp866 866 csibm866",
    "koi8-r": "koi8r koi8 koi cskoi8r",
    "koi8-u": "koi8u koi8ru",
    "mac-roman": "macintosh mac xmacroman csmacintosh",
    "mac-cyrillic": "xmaccyrillic xmacukrainian",
    "gb18030": "gb18030 gbk xgbk gb2312 gb231280 chinese csgb2312 csiso58gb231280 isoir58 cp936",
    "big5hkscs": "big5 big5hkscs cnbig5 csbig5 xxbig5 cp950",
    "euc-jp": "eucjp xeucjp cseucpkdfmtjapanese",
    "cp932": "shiftjis sjis xsjis mskanji windows31j ms932 csshiftjis cp932",
    "iso2022-jp": "iso2022jp csiso2022jp",
    "cp949": "euckr cseuckr ksc5601 ksc56011987 ksc56011989 ksc5601 isoir149 korean windows949 cp949 uhc",
}
_CODECS = {label: codec for codec, labels in _LABELS.items() for label in labels.split()}

# What tells one charset for Latin letters from another: the letters beyond ASCII of the languages written in it.
# Of equals, the first is taken.
_WESTERN = "àâæçéèêëîïôœùûüÿ äöüß áéíóúüñ áâãàçéêíóôõúü àèéìíîòóùú áèéêëïóöü åäöé æøåéòôó áðéíóúýþæö àçèéíïòóúü"
_CENTRAL = "ąćęłńóśźż áčďéěíľĺňóôŕřšťúůýžä áéíóöőúüű ăâîşţ čćđšž"
_LATIN = {
    "cp1252": _WESTERN,
    "iso8859-15": _WESTERN,
    "cp1250": _CENTRAL,
    "iso8859-2": _CENTRAL,
    "cp1254": "çğıöşüâîûİ",
    "cp1257": "ąčęėįšųūž āčēģīķļņšūž õäöüšž",
}
_TYPOGRAPHY = "“”„‘’‚‹›«»–—…•·°€£©®™§¡¿ªº²´\xa0\xad"

# What tells a charset by its language: how much of a text that language's commonest characters make up at least.
_BY_LANGUAGE = {
    "cp932": (re.compile("[ぁ-んァ-ヶー、。]"), 0.3),
    "euc-jp": (re.compile("[ぁ-んァ-ヶー、。]"), 0.3),
    "cp949": (re.compile("[가이다는을의에하은지고로기사한를서도인대]"), 0.15),
    "big5hkscs": (re.compile("[，。的一是在不了有人這中國大為上個和年會]"), 0.08),
    "gb18030": (re.compile("[，。的一是在不了有人这中国大为上个和年会]"), 0.08),
    "cp1255": (re.compile("[והיל]"), 0.27),
    "cp874": (re.compile("[านรอกเงมยว่้]"), 0.4),
}

# The charsets of the web that statistics may choose from.
_GUESSABLE = [codec for codec in _LABELS if not codec.startswith("utf")]

_LABEL_NOISE = re.compile(r"[^0-9a-z]")
_NAMED_IN_PAGE = re.compile(
    rb"""<\?xml\s[^>]{0,200}?\bencoding\s*=\s*["']([\w.:-]{1,40})|<meta\s[^>]{0,400}?\bcharset\s*=\s*["']?\s*([\w.:-]{1,40})""",
    re.IGNORECASE,
)
_HIGH_RUN = re.compile(rb"[\x80-\xff]+")
_BEFORE = 100
"""Bytes before the first that is not ASCII that are looked at with it."""
_ASCII = bytes(range(0x80))
_CONTROLS = bytes(range(0x20))


def decode(data: bytes, declared: str | None = None) -> str:
    """The text of a page's bytes, whatever bytes they are. Linear in the bytes.

    ``declared`` is the charset that somebody says it is (an HTTP header, say), under any label in use on the web;
    without it the page's own first 1024 bytes are asked. Bytes that mean nothing become U+FFFD; a byte order mark is
    dropped.
    """
    for mark, codec in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(codec, "replace")
    wide = _wide_codec(data[:_SAMPLE])
    if wide:
        return data.decode(wide, "replace")
    claimed = _codec(declared) or _codec(_named(data))
    if data.isascii():
        # ISO-2022-JP, a mail charset, is the one that hides in seven bits.
        hidden = b"\x1b$" in data
        return data.decode("iso2022-jp" if hidden else "ascii", "replace")
    text = _as_utf8(data)
    if text is None and claimed and not claimed.startswith("utf"):
        text = _as_claimed(data, claimed)
    return text if text is not None else data.decode(_guess(data), "replace")


def _codec(label: str | None) -> str | None:
    """Python's name for the charset that the web means by a label; None if it means none."""
    return _CODECS.get(_LABEL_NOISE.sub("", label[:60].lower())) if label else None


def _named(data: bytes) -> str | None:
    """The label that the page itself gives in its head."""
    found = _NAMED_IN_PAGE.search(data, 0, _HEAD)
    return (found[1] or found[2]).decode("ascii", "replace") if found else None


def _wide_codec(sample: bytes) -> str | None:
    """UTF-16 without a mark: in text of an alphabet nearly every letter has a NUL or other control for its upper half.

    (Chinese, Japanese and Korean have not; they are told only where there is much markup between.)
    """
    if b"\0" not in sample:
        return None
    even, odd = (len(half) - len(half.translate(None, _CONTROLS)) for half in (sample[::2], sample[1::2]))
    if max(even, odd) < 0.6 * (len(sample) // 2) or max(even, odd) < 1.5 * min(even, odd):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _as_utf8(data: bytes) -> str | None:
    """The bytes as UTF-8 if that is what they are, give or take damage; else None.

    Text in another charset hardly ever forms whole UTF-8 sequences; damaged UTF-8 has more of them than of stray bytes.
    """
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        cut = error.start if error.end == len(data) and error.reason == "unexpected end of data" else len(data)
    text = data.decode("utf-8", "replace")
    genuine = data.count(b"\xef\xbf\xbd")
    bad = text.count("\ufffd") - genuine
    high = len(data.translate(None, _ASCII))
    good = len(text) - (len(data) - high) - bad
    if good:
        return text if bad <= good else None
    # Nothing to go by but the last character, cut in two: “caf\xc3” is UTF-8, for hardly a word ends in “Ã”;
    # “caf\xe9” is not.
    tail = data[cut:]
    halved = len(tail) > 1 or (tail[:1] <= b"\xde" and data[cut - 1 : cut].islower())
    return text if tail and halved else None


def _as_claimed(data: bytes, codec: str) -> str | None:
    """The bytes in the charset they are said to be in; None where too many of them mean nothing in it."""
    text = data.decode(codec, "replace")
    high = len(data.translate(None, _ASCII))
    return text if text.count("\ufffd") * 50 <= high else None


def _guess(data: bytes) -> str:
    """The likeliest charset, from those lines that have more than ASCII."""
    sample = _telling_lines(data)
    high = len(sample.translate(None, _ASCII))
    if high < 1.6 * len(_HIGH_RUN.findall(sample)):
        # Single bytes among ASCII: a Latin alphabet with its few accented letters.
        return _latin(sample) or _by_statistics(sample) or "cp1252"
    return _by_language(sample) or _by_statistics(sample) or "cp1252"


def _telling_lines(data: bytes) -> bytes:
    """What stands in lines with more than ASCII, from where it begins: pages can be all on one line."""
    sample = bytearray()
    for line in data.splitlines():
        if beyond := _HIGH_RUN.search(line):
            begin = max(0, beyond.start() - _BEFORE)
            sample += line[begin : begin + _GUESS_SAMPLE] + b"\n"
            if len(sample) > _GUESS_SAMPLE:
                break
    return bytes(sample)


def _latin(sample: bytes) -> str | None:
    """The charset in which the letters beyond ASCII are best those of one language; None if they are in no charset."""
    best, best_share = None, 0.8
    for codec, languages in _LATIN.items():
        counts = Counter(sample.decode(codec, "replace"))
        beyond = {char: count for char, count in counts.items() if char > "\x7f"}
        for letters in languages.split():
            known = set(letters + letters.upper() + _TYPOGRAPHY)
            share = sum(count for char, count in beyond.items() if char in known) / sum(beyond.values())
            if share > best_share:
                best, best_share = codec, share
    return best


def _by_language(sample: bytes) -> str | None:
    """The charset in which the text has that share of its language's characters that it ought to have."""
    for codec, (common, least) in _BY_LANGUAGE.items():
        text = sample.decode(codec, "replace")
        beyond = sum(char > "\x7f" for char in text)
        if text.count("\ufffd") * 50 <= beyond and len(common.findall(text)) >= least * beyond:
            return codec
    return None


def _by_statistics(sample: bytes) -> str | None:
    from charset_normalizer import from_bytes  # slow to load and seldom needed

    best = from_bytes(sample, cp_isolation=_GUESSABLE).best()
    return best.encoding if best else None
