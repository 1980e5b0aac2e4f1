"""Open a mailbox file (mbox, RFC 4155): each mail in it, numbered, however large the whole is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from secondsource.read.offers import MOST_BYTES, Blob, Item, RefusedError, inner, set_aside

_BEGINS = re.compile(rb"From \S++\s.*\d{4}")
"""The line before each mail: who sent it and when, with the year; no line takes long to judge."""
_ESCAPED = re.compile(rb">(?=>*+From )")
"""What mailboxes put before a line of a mail that begins with "From ", and before one that had it already (mboxrd)."""


def open_mbox(blob: Blob) -> Iterator[Item]:
    """Yield the mails of a mailbox; one that is larger than a report may be is set aside."""
    number, mail, size, blank = 0, [b""], 0, True
    with blob.open() as lines:
        while line := lines.readline(MOST_BYTES):
            if blank and _BEGINS.match(line):
                yield from _offer(blob, number, mail, size)
                number, mail, size = number + 1, [], 0
            size += len(line)
            if size <= MOST_BYTES:
                mail.append(line[1:] if _ESCAPED.match(line) else line)
            blank = line in (b"\n", b"\r\n")
    yield from _offer(blob, number, mail, size)
    if not number and not size:
        raise RefusedError("it is empty")


def _offer(blob: Blob, number: int, mail: list[bytes], size: int) -> Iterator[Item]:
    """Offer the mail that ends here; what stands before the first one is no mail, but it is named."""
    part = f"#{number}"
    if size > MOST_BYTES:
        yield set_aside(blob, f"the mail is larger than {MOST_BYTES // 1024 // 1024} MiB", part)
    elif number:
        yield inner(blob, part, b"".join(mail), "message/rfc822")
    elif b"".join(mail).strip():
        yield set_aside(blob, "what stands before the first mail of the mailbox is no mail", part)
