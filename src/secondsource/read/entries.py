"""Is an entry of a feed the whole report, or a summary with an address that may be fetched?"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from html import unescape

from secondsource.read.dates import is_future, read_date
from secondsource.read.decode import clean_text
from secondsource.read.facts import Facts, host_of
from secondsource.read.offers import (
    MOST_MEMBERS,
    Address,
    Blob,
    Form,
    Item,
    Offer,
    Payload,
    clean_facts,
    extend,
    set_aside,
)
from secondsource.read.outlets import find_outlet, find_publisher

SUMMARY = "it is only the feed's summary, its link was not fetched"
FEWEST_WORDS = 120
"""Words of a description that is the report itself: summaries of feeds are a sentence or two, up to about 100 words."""
FEWEST_PARAGRAPHS = 3
_PARAGRAPH = re.compile(r"</p\s*>|<br\s*/?>\s*<br\s*/?>|\n\s*\n", re.IGNORECASE)
_TAG = re.compile(r"<[a-z/!][^<>]*>", re.IGNORECASE)
_MARKUP = re.compile(r"<[a-z/!][^<>]*>|&(?:#\d+|#x[0-9a-f]+|[a-z]+\d*);", re.IGNORECASE)
_CREDIT = re.compile(r"\s*The post .{1,300} (?:appeared first|first appeared) on [^.]{1,100}\.?\s*$", re.DOTALL)
_OPEN_END = re.compile(
    r"(?:\[?\s*(?:…|\.\.\.)\s*\]?|(?:\(|\[)?(?:(?:read|see|view) (?:more|on|(?:the )?(?:full|rest of the|whole|entire)"
    r" (?:story|article|post|report))|continue reading|keep reading|read on|more)\b[^.!?\n]{0,120}?)[\s>»→…\])]*$",
    re.IGNORECASE,
)
_PARTS_OF_TITLE = re.compile(r"\s+[|–—·»>:-]\s+|\s*[|»>:]\s+")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed, as the feed gives it; `whole` says that the text stands in a place for the full content."""

    text: str
    form: Form
    facts: Facts
    whole: bool = False
    updated: str = ""
    notes: tuple[str, ...] = ()


def offer_entries(blob: Blob, entries: Iterable[Entry], media: str) -> Iterator[Item]:
    """Yield what each entry of a feed offers, numbered in the order of the feed."""
    number = 0
    for number, entry in enumerate(entries, 1):
        if number <= MOST_MEMBERS:
            yield _offer_entry(blob, f"#{number}", entry, media)
    if number > MOST_MEMBERS:
        yield set_aside(blob, f"only the first {MOST_MEMBERS:,} of its {number:,} entries are read")


def _offer_entry(blob: Blob, part: str, entry: Entry, media: str) -> Item:
    facts, note = _date_facts(entry)
    facts = replace(facts, title=facts.title.removesuffix(f" - {facts.publisher}"))
    if _says_nothing_new(entry):
        entry = replace(entry, text="")
    offer = _offer_text(blob, part, entry, clean_facts(facts.merge(blob.facts)), media, note)
    if is_whole(entry):
        return offer
    if facts.url:
        summary = replace(offer, notes=(SUMMARY, *offer.notes)) if entry.text.strip() else None
        return Address(facts.url, blob.where, offer.part, offer.facts, summary, blob.depth)
    if not entry.text.strip():
        return set_aside(blob, "the entry holds neither a text nor a web address", part)
    return replace(offer, notes=("it is only the feed's summary, and no address of the whole is given", *offer.notes))


def _offer_text(blob: Blob, part: str, entry: Entry, facts: Facts, media: str, note: str) -> Offer:
    cleaned = clean_text(entry.text)
    data = cleaned.text.encode("utf-8")
    return Offer(
        blob.where,
        extend(blob.part, part),
        cleaned.text,
        entry.form,
        facts,
        Payload(media, "utf-8", len(data), hashlib.sha256(data).hexdigest()),
        notes=tuple(filter(None, (*entry.notes, cleaned.note, note))),
    )


def is_whole(entry: Entry) -> bool:
    """Say whether an entry holds the whole report.

    It does if its place is that of the full content, or if it has many words or paragraphs; but not if it breaks off.
    """
    words = visible_words(entry)
    if not words or _OPEN_END.search(words[-300:]):
        return False
    paragraphs = sum(1 for piece in _PARAGRAPH.split(entry.text) if len(_TAG.sub(" ", piece).split()) > 5)
    return entry.whole or len(words.split()) >= FEWEST_WORDS or paragraphs >= FEWEST_PARAGRAPHS


def _says_nothing_new(entry: Entry) -> bool:
    """Say whether a summary only repeats the title and the publisher, as those of news searches do."""
    title, house, words = (
        set(re.findall(r"\w+", text.casefold()))
        for text in (entry.facts.title, entry.facts.publisher, visible_words(entry))
    )
    return not entry.whole and bool(title) and title <= words <= title | house


def visible_words(entry: Entry) -> str:
    """The words of an entry without tags and without the line that says where the post appeared first."""
    text = unescape(_TAG.sub(" ", entry.text)) if entry.form == "html" else entry.text
    text = " ".join(text.split())
    return text[:-400] + _CREDIT.sub("", text[-400:])


def form_of(text: str) -> Form:
    """Tell markup from plain text: a tag or a character reference."""
    return "html" if _MARKUP.search(text) else "text"


def _date_facts(entry: Entry) -> tuple[Facts, str]:
    """Read the dates of an entry; one that cannot be read or lies in the future is left out and named."""
    facts = entry.facts
    changed = read_date(entry.updated, "updated date of the feed entry") if entry.updated else None
    if changed and not is_future(changed):
        facts = replace(facts, updated=changed)
    if not facts.published and facts.updated.known:
        return replace(facts, dct=replace(facts.updated, basis="date of the feed entry, the latest version")), ""
    return facts.check_published("date of the feed entry")


def name_publisher(source: str, feed: str, url: str, site: str) -> Facts:
    """Say who published an entry: the source that it names, or the feed's title if its address is of the feed's site.

    `source` and `feed` are titles, `url` is the entry's address, `site` the feed's. A source that serves other
    publishers is an agency, whose text the feed's own publisher carries.
    """
    known = find_publisher(source, "") if source else None
    agency = known.name if known and known.serves else ""
    if source and not agency:
        return Facts(publisher=source, publisher_basis="source of the feed entry")
    if not feed or (url and site and not _is_one_site(url, site)):
        return Facts(agency=agency)
    return Facts(publisher=_name_of_feed(feed), publisher_basis="title of the feed", agency=agency)


def _name_of_feed(title: str) -> str:
    """The outlet that a feed's title names, "World news | The Guardian"; the whole title if none is known."""
    pieces = [piece.strip() for piece in _PARTS_OF_TITLE.split(title) if piece.strip()]
    return next((piece for piece in pieces if find_publisher(piece, "")), title)


def _is_one_site(one: str, other: str) -> bool:
    house = find_outlet(host_of(one))
    return _site_of(one) == _site_of(other) or (house is not None and house is find_outlet(host_of(other)))


def _site_of(address: str) -> str:
    """The host as far as it was registered, by its form: two labels, three below "co.uk" and its like."""
    labels = host_of(address).split(".")
    short = len(labels) > 2 and len(labels[-1]) == 2 and len(labels[-2]) <= 3
    return ".".join(labels[-3:] if short else labels[-2:])
