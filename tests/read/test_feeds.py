"""Each entry of a feed is a report with what the feed says of it; what it only names is not fetched unasked."""

from __future__ import annotations

import json
import time
from xml.sax.saxutils import escape

import pytest

from secondsource.read.entries import Entry, is_whole
from secondsource.read.facts import Facts
from secondsource.read.feeds import open_feed, open_opml
from secondsource.read.inputs import read_inputs
from secondsource.read.labels import clean_address, clean_label
from secondsource.read.offers import Address, Blob, Offer
from secondsource.read.opening import open_blob
from secondsource.read.xml_text import cut_prolog

NAMES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:media="http://search.yahoo.com/mrss/"'
)
FULL = (
    "<p>The harbour of Lisk was closed on Monday after a crane fell &amp; broke, the harbour master said.</p>"
    "<p>Nobody was hurt.</p>"
)
LINK = "https://courier.example/2018/05/14/crane"


def rss(
    *items: str, title: str = "The Lisk Courier", site: str = "https://courier.example/", version: str = "2.0"
) -> bytes:
    head = f"<title>{title}</title><link>{site}</link><lastBuildDate>Mon, 21 May 2018 08:00:00 GMT</lastBuildDate>"
    body = "".join(f"<item>{item}</item>" for item in items)
    return f'<?xml version="1.0"?><rss version="{version}" {NAMES}><channel>{head}{body}</channel></rss>'.encode()


def item(text: str = FULL, tag: str = "content:encoded", more: str = "", link: str = LINK) -> str:
    return f"<title>A crane falls</title><link>{link}</link><{tag}>{escape(text)}</{tag}>{more}"


def atom(*entries: str) -> bytes:
    head = '<title>Harbour Notes</title><link href="https://notes.example/"/><updated>2019-02-02T00:00:00Z</updated>'
    body = "".join(f"<entry><title>A bridge opens</title>{entry}</entry>" for entry in entries)
    return f'<feed xmlns="http://www.w3.org/2005/Atom">{head}{body}</feed>'.encode()


def opened(data: bytes, name: str = "a.rss") -> list[Offer | Address]:
    return list(open_feed(Blob(name, data=data)))  # type: ignore[arg-type]


def one(data: bytes, name: str = "a.rss") -> Offer | Address:
    (found,) = opened(data, name)
    return found


def reasons(data: bytes, name: str = "a.rss") -> list[str]:
    return [offer.reason for offer in open_blob(Blob(name, data=data))]


def test_an_entry_with_its_full_content_is_a_report_with_what_the_feed_says_of_it():
    more = "<dc:creator>Mara Fell</dc:creator><pubDate>Mon, 14 May 2018 16:20:11 +0200</pubDate>"
    offer = one(rss(item(more=f"<description>Short.</description>{more}")))
    assert isinstance(offer, Offer)
    assert (offer.text, offer.form, offer.part) == (FULL, "html", "#1")
    facts = offer.facts
    assert (facts.title, facts.byline, facts.url) == ("A crane falls", "Mara Fell", LINK)
    assert (facts.publisher, facts.publisher_basis) == ("The Lisk Courier", "title of the feed")
    assert facts.dct.earliest.isoformat() == "2018-05-14"
    assert facts.published == "Mon, 14 May 2018 16:20:11 +0200"
    assert offer.payload.media_type == "application/rss+xml"


def test_entries_are_numbered_in_the_order_of_the_feed():
    assert [found.part for found in opened(rss(item(), item(), item()))] == ["#1", "#2", "#3"]


def test_a_summary_stands_in_for_its_link_and_says_so():
    found = one(rss(item("A crane fell into the harbour.", "description")))
    assert isinstance(found, Address)
    assert (found.url, found.facts.title) == (LINK, "A crane falls")
    assert found.instead is not None
    assert found.instead.text == "A crane fell into the harbour."
    assert "only the feed's summary" in found.instead.notes[0]


def test_an_entry_with_nothing_but_a_link_is_set_aside_with_the_way_to_fetch_it():
    assert reasons(rss(f"<title>A crane falls</title><link>{LINK}</link>")) == [
        f"it is only an address, {LINK}; give --follow to fetch it"
    ]


def test_an_entry_with_neither_text_nor_link_is_set_aside():
    assert reasons(rss("<title>A crane falls</title>")) == ["the entry holds neither a text nor a web address"]


def test_a_short_text_without_a_link_is_read_and_named_a_summary():
    offer = one(rss("<title>T</title><description>A crane fell.</description>"))
    assert isinstance(offer, Offer)
    assert "summary" in offer.notes[0]


WHOLE = [
    ("content of its own", "A crane fell.", True, True),
    ("a short description", "A crane fell into the harbour on Monday.", False, False),
    ("a long description", "The crane fell into the water again. " * 20, False, True),
    ("three paragraphs", "<p>The crane fell down at six o’clock.</p>" * 3, False, True),
    ("paragraphs apart by empty lines", "The crane fell down at six o’clock.\n\n" * 3, False, True),
    ("an ellipsis at the end", "The crane fell into the water again. " * 20 + "Then the …", True, False),
    ("an ellipsis in brackets", "The crane fell into the water. " * 30 + "[&#8230;]", True, False),
    ("three dots", "The crane fell ...", True, False),
    ("read more", "<p>The crane fell.</p><p><a href='x'>Read more »</a></p>", True, False),
    ("continue reading", "The crane fell. Continue reading A crane falls →", True, False),
    ("a WordPress summary", "The crane […] The post A crane falls appeared first on The Courier.", True, False),
    ("a WordPress report", "The crane fell. The post A crane falls appeared first on The Courier.", True, True),
    ("no words", "<img src='a.png'>", True, False),
    ("no text", "", False, False),
]


@pytest.mark.parametrize(("text", "place", "whole"), [row[1:] for row in WHOLE], ids=[row[0] for row in WHOLE])
def test_a_summary_is_told_from_a_whole_report(text, place, whole):
    assert is_whole(Entry(text, "html", Facts(), place)) is whole


def test_atom_content_is_read_in_each_of_its_types():
    link = '<link href="https://notes.example/1"/>'
    found = opened(
        atom(
            f'{link}<content type="html">{escape(FULL)}</content>',
            f'{link}<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>A &amp; B</p></div></content>',
            f'{link}<content type="text">Wind &lt; 5 knots.</content>',
        ),
        "a.atom",
    )
    assert [(offer.text, offer.form) for offer in found] == [
        (FULL, "html"),
        ("<p>A &amp; B</p>", "html"),
        ("Wind < 5 knots.", "text"),
    ]
    assert {offer.payload.media_type for offer in found} == {"application/atom+xml"}


def test_an_update_is_kept_apart_from_the_publication():
    dates = "<published>2019-01-08T14:00:00+09:00</published><updated>2019-01-09T09:00:00+09:00</updated>"
    facts = one(atom(f'{dates}<content type="text">A bridge.</content>')).facts
    assert (str(facts.dct.earliest), str(facts.updated.earliest)) == ("2019-01-08", "2019-01-09")


def test_the_date_of_the_feed_is_no_date_of_its_entries():
    assert not one(rss(item())).facts.dct.known
    assert not one(atom('<content type="text">A bridge.</content>')).facts.dct.known


def test_an_entry_that_gives_only_its_update_is_dated_by_it_and_says_so():
    facts = one(atom('<updated>2019-01-09T09:00:00Z</updated><content type="text">A bridge.</content>')).facts
    assert str(facts.dct.earliest) == "2019-01-09"
    assert "latest version" in facts.dct.basis


@pytest.mark.parametrize("date", ["yesterday", "3018-05-14", "Mon, 99 May 2018"])
def test_a_date_that_cannot_be_used_is_named(date):
    offer = one(rss(item(more=f"<pubDate>{date}</pubDate>")))
    assert not offer.facts.dct.known
    assert date in offer.notes[0]
    assert "undated" in offer.notes[0]


@pytest.mark.parametrize("zone", ["EST", "GMT", "Z", "+0530", "PDT"])
def test_dates_with_named_zones_are_read(zone):
    facts = one(rss(item(more=f"<pubDate>Wed, 28 Mar 2018 10:00:00 {zone}</pubDate>"))).facts
    assert str(facts.dct.earliest) == "2018-03-28"


def test_rdf_feeds_are_read_with_their_own_date():
    data = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
        f'{NAMES}><channel rdf:about="x"><title>The Lisk Courier</title><link>https://courier.example/</link></channel>'
        f'<item rdf:about="{LINK}"><title>A crane falls</title><link>{LINK}</link>'
        f"<dc:date>2018-05-14T16:00:00Z</dc:date><content:encoded>{escape(FULL)}</content:encoded></item></rdf:RDF>"
    ).encode()
    offer = one(data, "a.rdf")
    assert (offer.text, str(offer.facts.dct.earliest)) == (FULL, "2018-05-14")
    assert not offer.facts.updated.known


def test_the_source_of_an_entry_is_its_publisher_and_an_agency_is_named_as_one():
    paper = one(rss(item(more='<source url="https://x.example/rss">The Holm Gazette</source>'))).facts
    assert (paper.publisher, paper.publisher_basis) == ("The Holm Gazette", "source of the feed entry")
    wire = one(rss(item(more='<source url="https://x.example/rss">Reuters</source>'))).facts
    assert (wire.publisher, wire.agency) == ("The Lisk Courier", "Reuters")


def test_a_feed_that_gathers_reports_of_other_sites_is_not_their_publisher():
    assert one(rss(item(link="https://elsewhere.example/a"))).facts.publisher == ""
    assert one(rss(item(link="https://news.courier.example/a"))).facts.publisher == "The Lisk Courier"


def test_two_hosts_of_one_outlet_are_one_site():
    data = rss(item(link="https://www.bbc.com/news/1"), title="BBC News - World")
    facts = one(data.replace(b"https://courier.example/</link><last", b"https://www.bbc.co.uk/</link><last")).facts
    assert facts.publisher == "BBC News"


def test_what_a_news_search_says_is_only_an_address_and_its_title_is_the_report_s():
    said = f'<a href="{LINK}">A crane falls</a>&nbsp;<font>The Holm Gazette</font>'
    more = '<source url="https://holm.example">The Holm Gazette</source>'
    data = rss(item(said, "description", more)).replace(b"falls</title>", b"falls - The Holm Gazette</title>")
    found = one(data)
    assert isinstance(found, Address)
    assert (found.instead, found.facts.title, found.facts.publisher) == (None, "A crane falls", "The Holm Gazette")


def test_a_summary_that_stands_twice_is_no_full_content():
    more = '<itunes:summary xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd">Of cranes.</itunes:summary>'
    assert isinstance(one(rss(item("Of cranes.", "description", more))), Address)


def test_a_known_outlet_is_found_in_the_title_of_a_feed():
    assert one(rss(item(), title="World news | The Guardian")).facts.publisher == "The Guardian"


TITLES = [
    ("&lt;script&gt;alert(1)&lt;/script&gt;A crane falls", "A crane falls"),
    ("A crane &lt;b&gt;falls&lt;/b&gt; &amp;amp; breaks", "A crane falls & breaks"),
    ("<![CDATA[<img src=x onerror=alert(1)>A crane falls]]>", "A crane falls"),
    ("&amp;lt;script&amp;gt;alert(1)&amp;lt;/script&amp;gt;A crane falls", "A crane falls"),
    ("A crane\u202e sllaf", "A crane sllaf"),
    ("A\n   crane\tfalls", "A crane falls"),
    ("5 &lt; 6 cranes", "5 < 6 cranes"),
]


@pytest.mark.parametrize(("title", "clean"), TITLES)
def test_titles_are_cleaned(title, clean):
    data = rss(item()).replace(b"<title>A crane falls</title>", f"<title>{title}</title>".encode())
    assert one(data).facts.title == clean


def test_an_endless_title_is_cut():
    assert len(clean_label("word " * 10_000)) <= 500


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        "data:text/html,hello",
        "file:///etc/passwd",
        "ftp://x.example/a",
        "//x.example/a",
        "/relative",
        "https://",
        "http://[::1",
        "https://x.example/a b",
        "https://x.example/\u202ea",
        "https://x.example/" + "a" * 3000,
    ],
)
def test_links_that_are_not_of_the_web_are_dropped(link):
    assert clean_address(link) == ""
    assert one(rss(item(link=escape(link)))).facts.url == ""


HOSTILE = [
    ("entities that grow", '<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>', "document type"),
    ("an entity from a file", '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>', "document type"),
    ("a subset after an address", '<!DOCTYPE rss SYSTEM "http://x.example/a.dtd" [<!ENTITY a "a">]>', "document type"),
    ("a subset behind a comment", '<!-- <rss> --><!DOCTYPE rss [<!ENTITY a "a">]>', "document type"),
    ("a subset behind a processing instruction", '<?x <rss> ?><!DOCTYPE rss [<!ENTITY a "a">]>', "document type"),
    ("lower case", '<!doctype rss [<!entity a "a">]>', "document type"),
    ("a bracket in a name", '<!DOCTYPE rss SYSTEM "a>b" [<!ENTITY a "a">]>', "document type"),
    ("a declaration that never ends", '<!DOCTYPE rss SYSTEM "a', "document type"),
    ("an entity alone", '<!ENTITY a "a">', "document type"),
    ("words before it", "Warning: something ", "does not begin with an element"),
    ("a comment that never ends", "<!-- ", "does not begin with an element"),
]


@pytest.mark.parametrize(("before", "reason"), [row[1:] for row in HOSTILE], ids=[row[0] for row in HOSTILE])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_declarations_are_refused_before_anything_is_parsed(before, reason, encoding):
    text = rss(item()).decode().replace('<?xml version="1.0"?>', before)
    assert reason in reasons(text.encode(encoding))[0]


def test_a_document_type_without_declarations_is_left_out():
    kind = '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/rss-0.91.dtd">'
    text = rss(item(tag="description"), version="0.91").decode().replace("<rss", f"{kind}\n<rss")
    assert cut_prolog(text).startswith("<rss")
    assert isinstance(one(text.encode()), Address)


def test_a_document_type_within_the_content_is_text():
    assert one(rss(item("<!DOCTYPE html [<!ENTITY a>]>" + FULL))).text.endswith(FULL)


def test_a_name_is_never_opened_as_a_file(tmp_path, monkeypatch):
    (tmp_path / "x").write_bytes(rss(item()))
    monkeypatch.chdir(tmp_path)
    assert "element" in reasons(b"x")[0]


def test_broken_xml_is_read_as_far_as_it_goes_and_named():
    whole = rss(item(), item()).decode()
    offers = opened(whole[: whole.rindex("<content:encoded>")].encode())
    assert offers[0].text == FULL
    assert "XML is broken" in offers[0].notes[0]
    assert "at line 1" in offers[0].notes[0]


def test_html_entities_that_xml_does_not_know_are_read():
    offer = one(
        rss("<title>A&nbsp;crane &eacute;</title><content:encoded><![CDATA[<p>A crane.</p>]]></content:encoded>")
    )
    assert offer.facts.title == "A crane é"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (rss(), "no entries"),
        (b"<html><body><p>Not found</p></body></html>", "no feed"),
        (b"<rss", "broken XML"),
        (b"\x00\x01\x02" * 99, "binary"),
    ],
)
def test_what_holds_no_feed_is_set_aside(data, reason):
    assert reason in reasons(data)[0]


def test_a_feed_that_the_parser_fails_on_is_set_aside(monkeypatch):
    def fail(*_, **__):
        raise ValueError("too many values")

    monkeypatch.setattr("secondsource.read.feeds.feedparser.parse", fail)
    assert reasons(rss(item())) == ["it is a broken feed that cannot be parsed (too many values)"]


@pytest.mark.parametrize("number", ["99999999999999999999", "1114112", "xFFFFFFFF"])
def test_characters_with_numbers_that_there_are_not_are_told(number):
    (offer,) = open_blob(Blob("a.rss", data=rss(item()).replace(b"A crane", f"&#{number}; A crane".encode())))
    assert "cannot be parsed" in offer.reason or offer.text == FULL


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1", "windows-1251"])
def test_encodings_are_read_as_the_file_says(encoding):
    word = "кран" if encoding == "windows-1251" else "Élan"
    text = rss(item(f"<p>{word}</p>")).decode().replace("?>", f' encoding="{encoding}"?>', 1)
    assert one(text.encode(encoding)).text == f"<p>{word}</p>"


def test_characters_that_xml_forbids_are_replaced_and_named():
    offer = one(rss(item("<p>A\x0bcrane.</p>")))
    assert offer.text == "<p>A\ufffdcrane.</p>"
    assert "XML forbids" in offer.notes[0]


def test_endless_nesting_ends():
    text = rss(item()).decode().replace("<item>", "<a>" * 10_000 + "<item>")
    assert list(open_blob(Blob("a.rss", data=text.encode())))


def test_entries_beyond_the_limit_are_counted(monkeypatch):
    monkeypatch.setattr("secondsource.read.entries.MOST_MEMBERS", 2)
    assert reasons(rss(item(), item(), item())) == ["", "", "only the first 2 of its 3 entries are read"]


def test_the_order_and_account_of_a_feed_hold_through_the_whole_room(tmp_path):
    short = item("A crane fell.", "description", link="https://courier.example/b")
    (tmp_path / "a.xml").write_bytes(rss(item(), short, item(), "<title>Nothing</title>"))
    intake = read_inputs([tmp_path])
    assert (intake.offered, intake.read, intake.duplicates, intake.set_aside) == (4, 2, 1, 1)
    assert intake.documents[0].text.startswith("The harbour of Lisk was closed on Monday after a crane fell & broke")
    assert {problem.where for problem in intake.problems} == {"a.xml#2", "a.xml#4"}


OPML = (
    '<?xml version="1.0"?><opml version="2.0"><body><outline text="News">'
    '<outline title="The Lisk Courier" xmlUrl="https://courier.example/feed"/>'
    '<outline text="Old" xmlURL="http://old.example/"><outline text="Deep" xmlUrl="http://deep.example/"/></outline>'
    '</outline><outline text="Bad" xmlUrl="file:///etc/passwd"/></body></opml>'
)


def test_a_list_of_feeds_names_addresses():
    found = list(open_opml(Blob("a.opml", data=OPML.encode())))
    assert [(one.url, one.facts.publisher) for one in found if isinstance(one, Address)] == [
        ("https://courier.example/feed", "The Lisk Courier"),
        ("http://old.example/", "Old"),
        ("http://deep.example/", "Deep"),
    ]


def test_a_list_of_feeds_is_set_aside_unless_it_is_followed():
    said = reasons(OPML.encode(), "a.opml")
    assert said[0] == "it is only an address, https://courier.example/feed; give --follow to fetch it"
    assert said[3].startswith("its address is none of the web")


def test_a_broken_list_is_read_as_far_as_it_goes_and_named():
    assert "may be missing" in reasons(OPML[:-30].encode(), "a.opml")[-1]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("<opml><body/></opml>", "no feeds"),
        ("<opml", "XML is broken"),
        ('<!DOCTYPE opml [<!ENTITY a "b">]>' + OPML[21:], "document type"),
    ],
)
def test_lists_that_name_nothing_or_declare_things_are_refused(text, reason):
    assert reason in reasons(text.encode(), "a.opml")[0]


def json_feed(*items: object, version: str = "https://jsonfeed.org/version/1.1") -> bytes:
    feed = {"version": version, "title": "Harbour Notes", "home_page_url": "https://notes.example/", "items": items}
    return json.dumps(feed).encode()


def test_a_json_feed_is_read_item_by_item():
    html = {
        "id": "1",
        "url": "https://notes.example/1",
        "title": "A & <b>",
        "content_html": FULL,
        "date_published": "2019-01-08T14:00:00+09:00",
        "date_modified": "2019-01-09T14:00:00+09:00",
        "authors": [{"name": "Ole Brandt"}, {"name": "Mara Fell"}],
    }
    plain = {"id": 2, "content_text": "Wind < 5 knots &amp; rain.", "author": {"name": "Ole"}}
    short = {"id": "https://notes.example/3", "summary": "A crane fell."}
    offers = list(open_blob(Blob("a.json", data=json_feed(html, plain, short, 4, {}))))
    assert [(offer.text, offer.form, bool(offer.reason)) for offer in offers] == [
        (FULL, "html", False),
        ("Wind < 5 knots &amp; rain.", "text", False),
        ("A crane fell.", "text", False),
        ("", "text", True),
        ("", "text", True),
    ]
    facts = offers[0].facts
    assert (facts.byline, facts.publisher, facts.title) == ("Ole Brandt, Mara Fell", "Harbour Notes", "A &")
    assert (str(facts.dct.earliest), str(facts.updated.earliest)) == ("2019-01-08", "2019-01-09")
    assert "only the feed's summary" in offers[2].notes[0]


@pytest.mark.parametrize("items", [[], None, "x", {"a": 1}])
def test_a_json_feed_without_items_is_set_aside(items):
    feed = {"version": "https://jsonfeed.org/version/1", "items": items}
    (offer,) = open_blob(Blob("a.json", data=json.dumps(feed).encode()))
    assert "no entries" in offer.reason


def test_json_of_another_kind_stays_what_it_is():
    (offer,) = open_blob(Blob("a.json", data=b'{"version": "1.1", "text": "A crane fell."}'))
    assert offer.text == "A crane fell."


@pytest.mark.parametrize("tag", ["author", "dc:creator", "managingEditor"])
@pytest.mark.parametrize("wrap", ["{}", "<![CDATA[{}]]>"])
def test_a_name_without_end_is_cut_and_takes_no_time(tag, wrap):
    start = time.process_time()
    first, second = opened(rss(item(more=f"<{tag}>{wrap.format('a' * 60_000)}</{tag}>"), item()))
    assert time.process_time() - start < 1
    assert "1 names of its authors were too long and were cut" in first.notes
    assert first.text == second.text
