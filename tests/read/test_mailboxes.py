"""Each mail of a mailbox is opened, numbered, and nothing between them gets lost."""

from __future__ import annotations

import time

import pytest

from secondsource.read.inputs import read_inputs
from secondsource.read.offers import Blob, Offer
from secondsource.read.opening import open_blob

MAIL = (
    "From mara@lisk.example Mon May 14 16:20:11 2018\n"
    "From: Mara Fell <mara@lisk.example>\nSubject: {}\nDate: Mon, 14 May 2018 16:20:11 +0200\n\n"
    "From the quay {} cranes were seen to fall, the harbour master said on Monday.\n\n"
    "From there it is a mile to the bridge.\n\n"
)
BOX = "".join(MAIL.format(f"Crane {number}", number) for number in ("two", "three", "four")).encode()


def opened(data: bytes, name: str = "a.mbox") -> list[Offer]:
    return list(open_blob(Blob(name, data=data)))


@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_each_mail_is_a_report_and_a_sentence_with_from_is_none(end):
    offers = opened(BOX.replace(b"\n", end))
    assert [(offer.part, offer.facts.title) for offer in offers] == [
        ("#1", "Crane two"),
        ("#2", "Crane three"),
        ("#3", "Crane four"),
    ]
    assert all(offer.text.startswith("From the quay") and "From there" in offer.text for offer in offers)


def test_a_mailbox_is_known_without_its_name():
    assert [offer.part for offer in opened(BOX, "inbox")] == ["#1", "#2", "#3"]


def test_a_mailbox_is_read_through_the_whole_room(tmp_path):
    (tmp_path / "a.mbox").write_bytes(BOX)
    intake = read_inputs([tmp_path])
    assert (intake.offered, intake.read) == (3, 3)
    assert intake.documents[0].uri == "a.mbox#1"


def test_a_mail_that_is_too_large_is_set_aside_and_the_next_is_read(monkeypatch):
    monkeypatch.setattr("secondsource.read.mailboxes.MOST_BYTES", 1000)
    long = MAIL.format("Long", "x").encode() + b"word " * 500 + b"\n\n"
    assert [bool(offer.reason) for offer in opened(long + BOX)] == [True, False, False, False]


def test_what_stands_before_the_first_mail_is_named():
    offers = opened(b"Some words.\n\n" + BOX)
    assert "before the first mail" in offers[0].reason
    assert len(offers) == 4


@pytest.mark.parametrize(("data", "reason"), [(b"", "empty"), (b"A crane fell.\n", "no mail")])
def test_what_is_no_mailbox_is_set_aside(data, reason):
    assert reason in opened(data)[0].reason


def test_a_line_that_almost_begins_a_mail_takes_no_long_time():
    started = time.process_time()
    opened(BOX + b"From x" + b" " * 200_000 + b"y\n")
    assert time.process_time() - started < 5  # it takes some milliseconds, and took minutes


def test_the_sign_that_mailboxes_put_before_from_is_taken_off():
    box = MAIL.format("Crane", "two").replace("From there", ">From there") + ">>From the pier.\n> From afar.\n\n"
    text = opened(box.encode())[0].text
    assert "\nFrom there" in text
    assert "\n>From the pier.\n> From afar." in text
