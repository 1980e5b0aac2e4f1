"""The text of a mail is a report, what is attached is opened further, and a page saved as MHTML is a page."""

from __future__ import annotations

import base64
import quopri
import time
from email.message import EmailMessage, Message

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secondsource.model import TOLD_IN
from secondsource.read.inputs import read_inputs
from secondsource.read.mail import _attach
from secondsource.read.mime import Leaf, count_words, harmless_name
from secondsource.read.offers import Blob, Offer
from secondsource.read.opening import open_blob

PLAIN = "The harbour of Lisk was closed on Monday after a crane fell, the harbour master said.\n\nNobody was hurt.\n"
PAGE = (
    "<html><head><style>p {color: red}</style></head><body>"
    "<p>The harbour of Lisk was closed on Monday after a crane fell, the harbour master said.</p>"
    "<p>Nobody was hurt.</p><img src='https://pixel.example/1.gif' width='1'></body></html>"
)
HEAD = b"From: Mara Fell <mara@lisk.example>\r\nSubject: A crane falls\r\nDate: Mon, 14 May 2018 16:20:11 +0200\r\n"


def mail(subject: str = "A crane falls", sender: str = "Mara Fell <mara@lisk.example>", **more: str) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["Subject"], message["Date"] = sender, subject, "Mon, 14 May 2018 16:20:11 +0200"
    for name, value in more.items():
        message[name.replace("_", "-")] = value
    message.set_content(PLAIN)
    return message


def opened(data: EmailMessage | bytes, name: str = "a.eml") -> list[Offer]:
    return list(open_blob(Blob(name, data=data if isinstance(data, bytes) else bytes(data))))


def raw(head: str, body: bytes = b"A crane fell into the harbour.\n") -> Offer:
    return opened(head.encode("utf-8", "surrogateescape") + b"\n\n" + body)[0]


def test_a_plain_mail_is_a_report_with_what_its_head_says():
    (offer,) = opened(mail())
    assert (offer.text, offer.form, offer.part) == (PLAIN, "text", "")
    facts = offer.facts
    assert (facts.title, facts.byline, facts.publisher) == ("A crane falls", "Mara Fell", "Mara Fell")
    assert facts.publisher_basis == "From line of the mail"
    assert str(facts.dct.earliest) == "2018-05-14"
    assert facts.published.endswith("+0200")


def test_of_alternatives_that_say_the_same_the_page_is_read():
    message = mail()
    message.add_alternative(PAGE, subtype="html")
    (offer,) = opened(message)
    assert offer.form == "html"
    assert offer.text.strip() == PAGE
    assert not offer.notes


def test_of_alternatives_the_plain_text_is_read_if_the_page_shows_nothing():
    message = mail()
    message.add_alternative("<html><body><img src='a.png'><p>See picture</p></body></html>", subtype="html")
    (offer,) = opened(message)
    assert (offer.form, offer.text) == ("text", PLAIN)


SENDERS = [
    ("Mara Fell from The Harbour Letter <a@letters.example>", True, "Mara Fell", "The Harbour Letter"),
    ('"Mara Fell at The Harbour Letter" <a@letters.example>', True, "Mara Fell", "The Harbour Letter"),
    ("The Harbour Letter <a@letters.example>", True, "", "The Harbour Letter"),
    ("Mara Fell <a@letters.example>", True, "", "Mara Fell"),
    ("Daily News from the Coast <a@letters.example>", True, "", "Daily News from the Coast"),
    ("Press Office <press@port.example>", False, "", "port.example"),
    ("press@port.example", False, "", "port.example"),
    ("=?utf-8?q?Mara_F=C3=A9ll?= <mara@lisk.example>", False, "Mara Féll", "Mara Féll"),
    ("Newsroom <news@reuters.com>", False, "", "Reuters"),
    ("Mara Fell", False, "Mara Fell", "Mara Fell"),
    ("mara@lisk.example (Mara Fell)", False, "Mara Fell", "Mara Fell"),
    ("Fell, Mara <mara@lisk.example>", False, "Fell, Mara", "Fell, Mara"),
    ("=?utf-8?q?The_Bank_=3Cpost=40bank.example=3E?= <a@x.example>", False, "", "The Bank"),
    ("", False, "", ""),
]


@pytest.mark.parametrize(("sender", "listed", "byline", "publisher"), SENDERS)
def test_the_from_line_names_author_and_publisher(sender, listed, byline, publisher):
    head = f"From: {sender}\nSubject: A" + ("\nList-Unsubscribe: <https://letters.example/u>" if listed else "")
    facts = raw(head).facts
    assert (facts.byline, facts.publisher) == (byline, publisher)


@pytest.mark.parametrize(
    ("subject", "title"),
    [
        ("Fwd: FW: A crane falls", "A crane falls"),
        ("=?iso-8859-1?q?=C9lan?= =?utf-8?b?IGZhbGxz?=", "Élan falls"),
        ("A\n crane\n\tfalls", "A crane falls"),
        ("<script>alert(1)</script>A crane", "A crane"),
        ("Élan falls", "Élan falls"),
        ("=?nonsense?q?A?= crane", "=?nonsense?q?A?= crane"),
        ("=?utf-8?b?!!!!?=", None),
        ("A\u202ecrane", "A crane"),
    ],
)
def test_subjects_are_decoded_and_cleaned(subject, title):
    found = raw(f"From: a@b.example\nSubject: {subject}").facts.title
    assert title is None or found == title


def test_raw_bytes_in_a_head_are_read_as_windows_1252_if_they_are_no_utf_8():
    assert raw("From: a@b.example\nSubject: \udcc9lan").facts.title == "Élan"


@pytest.mark.parametrize("date", ["yesterday", "Mon, 14 May 3018 10:00:00 GMT"])
def test_a_date_that_cannot_be_used_is_named(date):
    offer = raw(f"From: a@b.example\nDate: {date}")
    assert not offer.facts.dct.known
    assert "undated" in offer.notes[0]


def test_what_is_attached_is_opened_under_its_harmless_name():
    message = mail()
    message.add_attachment("Ship Ahoy sailed on Monday.", filename="../../etc/report.txt")
    message.add_attachment(PAGE.encode(), maintype="text", subtype="html", filename="page.html")
    message.add_attachment(b'{"text": "A bridge opened."}', maintype="application", subtype="json", filename="b.json")
    message.add_attachment(mail("A forwarded one"))
    found = {offer.part: offer for offer in opened(message)}
    assert list(found) == ["", "report.txt", "page.html", "b.json", "part 5.eml"]
    assert found["report.txt"].text == "Ship Ahoy sailed on Monday.\n"
    assert found["page.html"].form == "html"
    assert found["part 5.eml"].facts.title == "A forwarded one"
    assert found["part 5.eml"].text == PLAIN
    assert not found["report.txt"].facts.dct.known


def test_two_attachments_of_one_name_keep_apart():
    message = mail()
    for text in ("One crane fell.", "Two cranes fell."):
        message.add_attachment(text, filename="a.txt")
    assert [offer.part for offer in opened(message)] == ["", "a.txt", "part 3 a.txt"]


def test_pictures_within_the_page_are_passed_over_and_attached_ones_named():
    message = mail()
    message.add_alternative(PAGE, subtype="html")
    message.get_payload()[1].add_related(b"GIF89a", maintype="image", subtype="gif", cid="<1>")
    assert [offer.notes for offer in opened(message)] == [()]
    message.add_attachment(b"\xff\xd8", maintype="image", subtype="jpeg", filename="a.jpg")
    message.add_attachment(b"BEGIN:VCALENDAR", maintype="text", subtype="calendar", filename="a.ics")
    (offer,) = opened(message)
    assert offer.notes == ("it carries parts that hold no report (image/jpeg, text/calendar)",)


def test_texts_between_attachments_are_put_together():
    message = mail()
    message.make_mixed()
    second = EmailMessage()
    second.set_content("The ferry was late.\n")
    message.attach(second)
    (offer,) = opened(message)
    assert offer.text == f"{PLAIN}\n\nThe ferry was late.\n"
    assert "2 parts" in offer.notes[0]


def test_the_foot_that_a_list_adds_in_another_form_is_named():
    foot = b"--b\r\nContent-Type: text/plain\r\n\r\nThe list of the harbour\r\n--b--\r\n"
    head = HEAD + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n"
    (offer,) = opened(head + PAGE.encode() + b"\r\n" + foot)
    assert offer.text.strip() == PAGE
    assert offer.notes == ("it carries parts that hold no report (text/plain)",)


@pytest.mark.parametrize("encoding", ["7bit", "8bit", "quoted-printable", "base64"])
@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "windows-1252"])
def test_transfer_encodings_and_charsets_are_undone(encoding, charset):
    text = "The café was shut." if encoding != "7bit" else "The cafe was shut."
    data = text.encode(charset)
    body = {"quoted-printable": quopri.encodestring, "base64": base64.encodebytes}.get(encoding, bytes)(data)
    head = f"From: a@b.example\nContent-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: {encoding}"
    assert raw(head, body).text.strip() == text


def test_the_signature_of_a_mail_is_no_part_of_its_report(tmp_path):
    (tmp_path / "a.eml").write_bytes(HEAD + b"\r\n" + PLAIN.encode() + b"\r\n-- \r\nMara Fell\r\nQuay 1, Lisk\r\n")
    intake = read_inputs([tmp_path])
    (document,) = intake.documents
    told = [document.text[one.start : one.stop] for one in intake.regions if one.kind in TOLD_IN]
    assert told == PLAIN.strip().split("\n\n")
    assert document.text.endswith("Quay 1, Lisk\r\n")


def parts(count: int, kind: str = "mixed") -> bytes:
    body = b"".join(b"--b\r\nContent-Type: text/plain\r\n\r\nA crane fell.\r\n" for _ in range(count))
    return HEAD + f'Content-Type: multipart/{kind}; boundary="b"\r\n\r\n'.encode() + body + b"--b--\r\n"


def nested(depth: int) -> bytes:
    lines = [f'Content-Type: multipart/mixed; boundary="b{n}"\r\n\r\n--b{n}\r\n' for n in range(depth)]
    return HEAD + "".join(lines).encode() + b"\r\nA crane fell.\r\n"


HOSTILE = [
    ("nothing", b"", "empty"),
    ("white space", b" \r\n\r\n", "empty"),
    ("a head without a body", HEAD + b"\r\n", "holds no text"),
    ("parts nested deeper than real mail", nested(80), "nested too deep"),
    ("parts nested without end", nested(3000), "nested too deep"),
    ("parts without number", parts(10_050), "more than 10,000 parts"),
    ("a part that is a program", HEAD + b"Content-Type: application/x-sh\r\n\r\n#!/bin/sh\r\n", "not supported"),
    ("an encrypted mail", HEAD + b"Content-Type: application/pkcs7-mime\r\n\r\nMIAGCSqGSIb3\r\n", "not supported"),
    ("binary in the text", HEAD + b"\r\n\x00\x01\x02\x03" * 9, "binary"),
    ("pictures alone", HEAD + b"Content-Type: image/png\r\nContent-Disposition: attachment\r\n\r\nx", "image/png"),
]


@pytest.mark.parametrize(("data", "reason"), [row[1:] for row in HOSTILE], ids=[row[0] for row in HOSTILE])
def test_hostile_mail_is_set_aside_with_a_reason(data, reason):
    assert reason in " ".join(offer.reason for offer in opened(data))


READABLE = [
    (
        "a boundary that never closes",
        HEAD + b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\n\r\nA crane fell.',
    ),
    ("a boundary that never comes", HEAD + b'Content-Type: multipart/mixed; boundary="b"\r\n\r\nA crane fell.'),
    ("no boundary", HEAD + b"Content-Type: multipart/mixed\r\n\r\nA crane fell."),
    ("a line without a colon", HEAD + b"what is this\r\n\r\nA crane fell."),
    ("an unknown charset", HEAD + b"Content-Type: text/plain; charset=klingon\r\n\r\nA crane fell."),
    ("a charset with a NUL", HEAD + b"Content-Type: text/plain; charset=a\x00b\r\n\r\nA crane fell. \xff"),
    ("an unknown encoding", HEAD + b"Content-Transfer-Encoding: zip\r\n\r\nA crane fell."),
    ("garbage for a content type", HEAD + b"Content-Type: ;;;=\xff\xfe\r\n\r\nA crane fell."),
    ("an encoded name that never ends", HEAD + b"Content-Type: text/plain; name*0*=x'y'%\r\n\r\nA crane fell."),
    ("a From line of a mailbox", b"From mara Mon May 14 16:20:11 2018\r\n" + HEAD + b"\r\nA crane fell."),
    ("a long head", HEAD + b"Received: x\r\n" * 5_000 + b"\r\nA crane fell."),
    ("line feeds alone", HEAD.replace(b"\r", b"") + b"\nA crane fell."),
]


@pytest.mark.parametrize("data", [row[1] for row in READABLE], ids=[row[0] for row in READABLE])
def test_crooked_mail_is_read_all_the_same(data):
    assert any("A crane fell." in offer.text for offer in opened(data))


def test_a_broken_encoding_is_named():
    offer = raw("From: a@b.example\nContent-Transfer-Encoding: base64", b"QSBjcmFuZSBmZWxsLg=!")
    assert "encoding is broken" in " ".join(offer.notes)


def test_a_mail_in_a_mail_in_a_mail_ends():
    message = mail()
    for number in range(5):
        outer = mail(f"Round {number}")
        outer.add_attachment(message)
        message = outer
    offers = opened(message)
    assert [bool(offer.reason) for offer in offers] == [False, False, False, True]
    assert "archives deep" in offers[-1].reason


@pytest.mark.parametrize(
    ("name", "harmless"),
    [
        ("../../a.txt", "a.txt"),
        ("C:\\temp\\a.txt", "a.txt"),
        ("a\u202etxt.exe", "a txt.exe"),
        ("a#1.html", "a_1.html"),
        ("..", ""),
        ("a\x00b.txt", "a b.txt"),
        ("a" * 300 + ".pdf", "a" * 80 + ".pdf"),
    ],
)
def test_names_of_attachments_are_made_harmless(name, harmless):
    assert harmless_name(name) == harmless


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300), st.integers(0, 2000), st.integers(0, 2000))
def test_no_mutation_of_a_mail_raises(noise, start, stop):
    message = mail()
    message.add_alternative(PAGE, subtype="html")
    message.add_attachment("Ship Ahoy sailed on Monday.", filename="a.txt")
    data = bytes(message)
    assert opened(data[:start] + noise + data[stop:])


ADDRESS = "https://courier.example/2018/05/14/crane"
SAVED = (
    "From: <Saved by Blink>\r\n"
    f"Snapshot-Content-Location: {ADDRESS}\r\n"
    "Subject: A crane falls\r\nDate: Thu, 17 May 2018 10:00:00 -0000\r\nMIME-Version: 1.0\r\n"
    'Content-Type: multipart/related; type="text/html"; boundary="----B"\r\n\r\n\r\n'
)


def saved(*inner: tuple[str, str, str], head: str = SAVED) -> bytes:
    written = "".join(
        f"------B\r\nContent-Type: {media}\r\nContent-Transfer-Encoding: quoted-printable\r\n"
        f"Content-Location: {place}\r\n\r\n{quopri.encodestring(text.encode()).decode()}\r\n"
        for media, place, text in inner
    )
    return f"{head}{written}------B--\r\n".encode()


def test_a_saved_page_is_read_as_a_page_with_its_address_and_the_day_it_was_saved():
    page = PAGE.replace("Nobody", "“Nobody”")
    styles = ("text/css", "cid:css-1@mhtml.blink", "p {color: red}")
    (offer,) = opened(saved(("text/html", ADDRESS, page), styles), "a.mhtml")
    assert (offer.form, offer.text.strip()) == ("html", page)
    assert offer.facts.url == ADDRESS
    assert not offer.facts.dct.known
    assert str(offer.facts.captured.latest) == "2018-05-17"
    assert offer.notes == ()


def test_frames_of_a_saved_page_are_counted():
    frame = ("text/html", "https://ads.example/1", "<p>Buy a crane now, cheap and new.</p>")
    (offer,) = opened(saved(frame, ("text/html", ADDRESS, PAGE), frame, ("text/html", "x:y", "")), "a.mht")
    assert "harbour master" in offer.text
    assert offer.notes == ("2 frames of the page are not read",)


def test_the_page_that_the_head_names_is_the_root():
    head = SAVED.replace(f"Snapshot-Content-Location: {ADDRESS}\r\n", "").replace("boundary", 'start="<2>"; boundary')
    data = saved(("text/html", "a:1", "<p>One</p>"), ("text/html", "a:2", "<p>Two</p>"), head=head)
    data = data.replace(b"Content-Location: a:2", b"Content-ID: <2>")
    assert "Two" in opened(data, "a.mht")[0].text


def test_a_saved_page_is_known_without_its_name():
    assert opened(saved(("text/html", ADDRESS, PAGE)), "a")[0].facts.url == ADDRESS


@pytest.mark.parametrize(
    ("data", "reason"), [(b"", "empty"), (SAVED.encode(), "no saved page"), (saved(("text/css", "x", "y")), "no saved")]
)
def test_what_holds_no_page_is_set_aside(data, reason):
    assert reason in opened(data, "a.mhtml")[0].reason


class Full:
    """A part for which there is no more memory."""

    media = "text/plain"

    @property
    def data(self):
        raise MemoryError


def test_a_part_for_which_there_is_no_memory_is_not_called_broken():
    with pytest.raises(MemoryError):
        _attach(Blob("a.eml"), Full(), "a.txt")


def leaf(page: str) -> Leaf:
    part = Message()
    part.set_payload(page)
    return Leaf(part, "text/html", "text")


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("<title>No words</title><p>A crane</p><STYLE type='a'>p {color: red}</Style ><p>falls", 3),
        ("<script>if (a<b && c>d) a</script>A crane falls", 3),
        ("<title><b>No</b> <style>words</title>A crane falls", 3),
        ("A crane <styled>falls</styled> today", 4),
        ("<b>A crane</b> </script> falls", 3),
        ("", 0),
    ],
)
def test_words_are_counted_that_a_page_shows(page, words):
    assert count_words(leaf(page)) == words


def test_what_a_tag_that_is_never_closed_holds_is_counted():
    assert count_words(leaf("<title>A crane falls into the harbour")) > 5


def test_counting_the_words_of_tags_without_end_takes_no_long_time():
    part = leaf("<style>" * 100_000)
    started = time.process_time()
    count_words(part)
    assert time.process_time() - started < 5  # it is a tenth; twice as many tags must not take four times as long


QUOTING = b"\n\nThe ferry is closed, too.\n\n> A crane fell, she said.\n>> It was old.\n\nMore at noon.\n-- \nMara\n"


def test_what_a_reply_quotes_and_its_signature_are_none_of_it():
    offer = raw("Subject: Re: A crane", QUOTING[2:])
    assert [offer.text[one.start : one.stop] for one in offer.litter] == [
        "> A crane fell, she said.\n>> It was old.",
        "-- \nMara\n",
    ]


def test_what_somebody_forwards_may_be_quoted():
    assert not raw("Subject: Fwd: A crane", QUOTING[2:]).litter
