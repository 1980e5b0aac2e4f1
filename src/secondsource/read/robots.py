"""May a program ask for this address? What the server's robots.txt says (RFC 9309)."""

from __future__ import annotations

from http import HTTPStatus

from protego import Protego

from secondsource.read.offers import RefusedError
from secondsource.read.visit import Answer

AGENT = "secondsource"
"""The name by which robots.txt addresses this program."""
MOST_BYTES = 500 * 1024
"""Bytes of a robots.txt that are read (RFC 9309, section 2.5)."""
LONGEST_DELAY = 10.0
"""Seconds; a longer Crawl-delay is meant for robots that visit a whole site, and this one reads a few pages."""


class Rules:
    """What a server allows."""

    def __init__(self, text: str = "", refusal: str = "") -> None:
        """Read a robots.txt, or remember why nothing is allowed."""
        self._rules = Protego.parse(text)
        self._refusal = refusal

    def check(self, address: str) -> None:
        """Raise RefusedError if the server does not want this address to be asked for."""
        if self._refusal:
            raise RefusedError(self._refusal)
        if not self._rules.can_fetch(address, AGENT):
            raise RefusedError("the server's robots.txt does not allow it")

    @property
    def delay(self) -> float:
        """Seconds to leave between two requests, 0 if the server does not say."""
        delay = self._rules.crawl_delay(AGENT)
        return min(delay, LONGEST_DELAY) if delay is not None and delay > 0 else 0.0


def read_rules(answer: Answer) -> Rules:
    """Make the rules of a server from its answer to the request for robots.txt.

    As RFC 9309, section 2.3.1, has it: none (4xx, or redirects without end) allows all, a failing server (5xx) allows
    nothing; so does one that says it has been asked too much (429).
    """
    if answer.status == 200:
        return Rules(answer.body.decode("utf-8-sig", "replace"))
    if answer.status == 429 or answer.status >= 500:
        return Rules(refusal=explain_no_rules(explain_status(answer.status)))
    return Rules()


def explain_no_rules(reason: str) -> str:
    """Say in one clause why nothing may be asked for where robots.txt cannot be had (RFC 9309, section 2.3.1.4)."""
    return f"the server's robots.txt, to be asked first, cannot be had ({reason})"


def explain_status(status: int) -> str:
    """Say in one clause what a server answered, in the words of the standard and never in its own."""
    phrase = next((known.phrase for known in HTTPStatus if known == status), "")
    return f"the server says {status} {phrase}".rstrip()
