"""Bytes of a file to the article's text, with the encoding told and doubts put into words.

The text is what Python's codec gives, character for character: offsets in records point into it, so nothing
is stripped, composed or translated here. What is no text, or no text we can read, is a `DecodeError`.

>>> decode("Đại hội Chi bộ".encode()).encoding
'utf-8'
>>> decode(b"Vi\\xea\\xf2t Nam").encoding  # windows-1258: letter, then tone mark
'windows-1258'
>>> decode(b"%PDF-1.7 ...")
Traceback (most recent call last):
minutes_extract.text.decode.DecodeError: binary file (looks like PDF)
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

LEGACY_WARNING_PREFIX = "text looks like "
"""How the warning begins that says the characters are not Vietnamese but a picture of it: make no records."""

# First bytes of files that people have in folders of articles. Source: https://en.wikipedia.org/wiki/List_of_file_signatures
_SIGNATURES = (
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "ZIP/DOCX"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "DOC"),
    (b"{\\rtf", "RTF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"RIFF", "WebP or WAV"),
    (b"\x1f\x8b", "gzip"),
    (b"BZh91AY&SY", "bzip2"),
    (b"\xfd7zXZ\x00", "xz"),
    (b"\x28\xb5\x2f\xfd", "Zstandard"),
    (b"7z\xbc\xaf\x27\x1c", "7-Zip"),
    (codecs.BOM_UTF32_LE, "UTF-32, which is not supported"),
    (codecs.BOM_UTF32_BE, "UTF-32, which is not supported"),
)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8", "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16-be"),
)
_BYTES_PER_BROKEN = 1000  # fewer bytes than this to one broken sequence: not the encoding we thought
_BROKEN = re.compile("\ufffd{1,4}")  # one bad byte within a letter leaves up to four replacement characters
_CUT_OFF = ("unexpected end of data", "truncated data")  # how the codecs say that the last character is cut

_SAMPLE = 20_000  # characters: enough to know a text by
_WORDS_PER_HIT = 7  # legacy text has a hit in every second word; foreign text in one of fifty
# Vietnamese in Unicode has every eighth to tenth character in U+1EA0–1EF9, whose UTF-8 begins with the first
# two; decomposed, it has as many tone marks (U+0300–033F), which begin with the third. Counting bytes settles
# a clean text in microseconds.
_PROPER_BYTES = (b"\xe1\xba", b"\xe1\xbb", b"\xcc")
_CHARACTERS_PER_PROPER = 25

# UTF-8 bytes 80–BF as windows-1252 and as latin-1 show them: what follows a lead byte in mojibake.
_TRAIL = re.escape("".join(map(chr, range(0x80, 0xC0))) + bytes(range(0x80, 0xC0)).decode("cp1252", errors="ignore"))
_MOJIBAKE = re.compile(f"(?:á[º»]|[ÃÄÆ])[{_TRAIL}]")
# TCVN3 puts letters where other code pages have signs and capitals: a sign within a word (`n¨m`, `ngµy`),
# a capital after a small letter (`tØnh`), ® or § before a letter (`®ång`). Left out is what others write:
# a guillemet, ª, © or ® at the end of a word.
_TCVN3_SIGN = "µ¸¶·¹¨©ª«¬\xad¾»¼½"
_TCVN3_CAPITAL = "ÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞ"
_TCVN3 = re.compile(
    rf"[§®](?=[a-zß-ÿ{_TCVN3_SIGN}{_TCVN3_CAPITAL}])"
    rf"|(?<=[A-Za-z§®])[{_TCVN3_SIGN}](?=[a-z])"
    rf"|(?<=[a-z§®])[{_TCVN3_CAPITAL}](?![A-Z])"
    r"|(?<=[a-z])[µ¸](?!\w)"
)
# VNI writes the letter, then a sign that the font draws over it (`ngaøy`, `thaùng`, `hoäi`), and ñ for đ.
# Left out are the pairs of French (où, août, naïf, Raphaël, aéré), Portuguese (João, leões), Spanish (aún),
# Swedish (småländsk, beåtervänd).
_VNI = re.compile(r"a[ùøûõâàåäê]|e[ùøâàä]|o[øõâä]|u[ùøûõ]|y[ùøûõ]|[ôö][ùøûõï]|\bñ(?=\w)", re.IGNORECASE)
# Pattern, hits and different hits that it takes: the rarer a pair is elsewhere, the fewer.
_LEGACY = (("mojibake", _MOJIBAKE, 2, 2), ("TCVN3", _TCVN3, 3, 3), ("VNI", _VNI, 3, 3))

_TONE_MARKS = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_TONE_ON_VOWEL = re.compile("[aeiouyăâêôơư][\u0300\u0301\u0303\u0309\u0323]", re.IGNORECASE)
_HAT_OR_HORN = re.compile("[ăâđêôơư]", re.IGNORECASE)
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1f\x7f]")  # binary: any byte is a letter in a code page
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")


class DecodeError(ValueError):
    """The bytes are no article that can be read. The message is one line that names the cause."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """An article's text, the name of its encoding, and one line for each thing to be doubted."""

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()


def decode(data: bytes) -> Decoded:
    """The text of a file's bytes.

    ``encoding`` is ``utf-8``, ``utf-8-sig``, ``utf-16-le``, ``utf-16-be``, ``windows-1258``, or
    ``windows-1252`` for text typed in a TCVN3 or VNI font. A byte order mark is not part of the text.

    Raises:
        DecodeError: the file is empty or blank, binary, or in no encoding we know.
    """
    if not data:
        raise DecodeError("empty file")
    for signature, name in _SIGNATURES:
        if data.startswith(signature):
            raise DecodeError(f"binary file (looks like {name})")
    decoded = _decode_unicode(data)
    if decoded.text.isspace() or not decoded.text:
        raise DecodeError("empty file")
    if "\0" in decoded.text:
        raise DecodeError("binary file (NUL bytes)")
    return decoded


def legacy_font(text: str) -> str | None:
    """Names the legacy encoding that the text still is in: ``TCVN3``, ``VNI``, ``mojibake`` (UTF-8 read as
    latin-1), or None.

    >>> legacy_font("§¹i héi §¶ng bé"), legacy_font("Ñaïi hoäi Ñaûng boä"), legacy_font("Äáº¡i há»™i")
    ('TCVN3', 'VNI', 'mojibake')
    >>> legacy_font("Đại hội Đảng bộ") is None
    True
    """
    sample = text[:_SAMPLE]
    if sample.isascii():
        return None
    encoded = sample.encode("utf-8", errors="replace")
    if sum(map(encoded.count, _PROPER_BYTES)) * _CHARACTERS_PER_PROPER > len(sample):
        return None
    words = len(sample.split())
    for name, pattern, least, kinds in _LEGACY:
        hits = [hit.lower() for hit in pattern.findall(sample)]
        if len(hits) >= least and len(set(hits)) >= kinds and len(hits) * _WORDS_PER_HIT >= words:
            return name
    return None


def _decode_unicode(data: bytes) -> Decoded:
    """UTF-8 or UTF-16, told by the byte order mark or by where the NULs stand; else a code page."""
    for bom, codec, name in _BOMS:
        if data.startswith(bom):
            return _decode_as(data, codec, name, skip=len(bom))
    if b"\0" in data:
        codec = _utf16_order(data)
        return _decode_as(data, codec, codec)
    try:
        return _with_legacy_warning(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        return _decode_code_page(data) or _decode_broken(data, "utf-8", "utf-8", error)


def _decode_as(data: bytes, codec: str, name: str, skip: int = 0) -> Decoded:
    body = data[skip:]
    try:
        return _with_legacy_warning(body.decode(codec), name)
    except UnicodeDecodeError as error:
        return _decode_broken(body, codec, name, error, skip)


def _utf16_order(data: bytes) -> str:
    """The byte order of UTF-16 without a mark: blanks, digits and plain letters have a NUL as high byte."""
    even, odd = data[0::2].count(0), data[1::2].count(0)
    enough = len(data) // 2 * 0.3  # Vietnamese has five sixths of its characters below U+0100
    if odd >= enough and even * 20 <= odd:
        return "utf-16-le"
    if even >= enough and odd * 20 <= even:
        return "utf-16-be"
    raise DecodeError("binary file (NUL bytes)")


def _decode_broken(body: bytes, codec: str, name: str, error: UnicodeDecodeError, skip: int = 0) -> Decoded:
    """Replaces a few broken sequences by U+FFFD, with a warning; many are an error.

    A file cut off within its last character is fine however short it is.
    """
    at = error.start + skip
    text = body.decode(codec, errors="replace")
    # The article may have replacement characters of its own.
    own = _BROKEN.findall(body.decode(codec, errors="ignore"))
    broken = max(1, len(_BROKEN.findall(text)) - len(own))
    label = name.upper() if name != "utf-8-sig" else "UTF-8"
    only_tail_cut = error.reason in _CUT_OFF and error.start > 0
    if broken * _BYTES_PER_BROKEN >= len(body) and not only_tail_cut:
        raise DecodeError(f"not valid {label} at byte {at} and no known encoding fits")
    count = "1 broken byte sequence" if broken == 1 else f"{broken} broken byte sequences"
    warning = f"not quite {label}: {count} replaced by U+FFFD, first at byte {at}"
    return _with_legacy_warning(text, name, warning)


def _decode_code_page(data: bytes) -> Decoded | None:
    """Windows-1258, or a font encoding in the bytes of windows-1252, if the text is then like Vietnamese."""
    for codec, fits in (("cp1258", _is_vietnamese_1258), ("cp1252", _is_font_encoding)):
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue  # a byte that the code page leaves undefined
        if fits(text) and not _CONTROL.search(text):
            return _with_legacy_warning(text, codec.replace("cp", "windows-"))
    return None


def _is_vietnamese_1258(text: str) -> bool:
    """Tone marks stand on vowels and are a good part of what is not ASCII.

    Read so, other code pages have marks after consonants (Italian ``così``, TCVN3 ``chÞ``) or none (French).
    """
    foreign = len(_NOT_ASCII.findall(text))
    marks = len(_TONE_MARKS.findall(text))
    on_vowels = len(_TONE_ON_VOWEL.findall(text))
    enough = marks >= 2 or (marks and _HAT_OR_HORN.search(text))
    return bool(enough) and marks * 6 >= foreign and on_vowels * 10 >= marks * 9


def _is_font_encoding(text: str) -> bool:
    # Not mojibake: that is what any badly broken UTF-8 looks like when read as windows-1252.
    return legacy_font(text) in ("TCVN3", "VNI")


def legacy_warnings(text: str) -> tuple[str, ...]:
    """The warning for text in a legacy font encoding, if it is."""
    font = legacy_font(text)
    if font is None:
        return ()
    what = "UTF-8 read as latin-1 (mojibake)" if font == "mojibake" else f"legacy {font} font encoding"
    return (f"{LEGACY_WARNING_PREFIX}{what}; convert it to Unicode first",)


def _with_legacy_warning(text: str, encoding: str, *warnings: str) -> Decoded:
    return Decoded(text, encoding, (*warnings, *legacy_warnings(text)))
