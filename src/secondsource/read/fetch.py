"""Get what stands at a web address, politely and without being led astray.

An address is checked before each request, also after each redirect (`addresses`, `visit`); the server's robots.txt is
asked first and obeyed (`robots`); one host gets at most one request a second.
"""

from __future__ import annotations

import os
import re
import ssl
from dataclasses import replace

import httpx2

from secondsource import __version__
from secondsource.read.addresses import check_address
from secondsource.read.facts import Facts
from secondsource.read.offers import Blob, RefusedError
from secondsource.read.opening import Fetch
from secondsource.read.robots import AGENT, MOST_BYTES, Rules, explain_no_rules, explain_status, read_rules
from secondsource.read.visit import Answer, Limits, Machine, Visit

CONTACT = "SECONDSOURCE_CONTACT"
"""The environment variable with an address at which the user can be reached by those whose servers are asked."""
MOST_REDIRECTS = 5
REDIRECTS = (301, 302, 303, 307, 308)
LONGEST_RETRY = 10
"""Seconds after which a busy server is asked a second time, if it says so."""
_CONTACT_TEXT = re.compile(r"[!-~](?:[ -~]{0,198}[!-~])?")


def make_fetch(contact: str = "") -> Fetch:
    """Make the fetcher of a run; it remembers what each server allows and when it was last asked.

    `contact` is a mail or web address that servers are told, by default what the environment variable
    SECONDSOURCE_CONTACT holds. Raises ValueError if it is not plain ASCII of at most 200 characters.
    """
    return Fetcher(contact or os.environ.get(CONTACT, ""))


class Fetcher:
    """Gets reports from the web, one after the other. `machine` and `limits` are for tests alone."""

    def __init__(self, contact: str = "", machine: Machine | None = None, limits: Limits | None = None) -> None:
        contact = contact.strip()
        if contact and not _CONTACT_TEXT.fullmatch(contact):
            raise ValueError(f"the contact {contact!r} is not plain ASCII of at most 200 characters")
        self._agent = f"{AGENT}/{__version__}" + (f" (+{contact})" if contact else "")
        self._machine = machine or Machine()
        self._limits = limits or Limits()
        self._trust: ssl.SSLContext | None = None
        self._rules: dict[str, Rules] = {}
        self._free: dict[str, float] = {}

    def __call__(self, address: str, facts: Facts) -> Blob:
        """Get what stands at an address; raises RefusedError with the reason if it may not or cannot be had.

        The facts of the result name the address where it was found in the end. When the server says that it was last
        modified is no date of publication and is left out.
        """
        try:
            answer = self._get(address)
        except (RefusedError, MemoryError):  # whoever set the limit of memory tells of it
            raise
        except Exception as error:  # a library may fail in any way on hostile answers; one address never stops a run
            raise RefusedError(f"it could not be fetched ({type(error).__name__})") from error
        media = answer.headers.get("content-type", "")[:200]
        return Blob(address, data=answer.body, media=media, facts=replace(facts, url=str(answer.url)))

    def _get(self, address: str) -> Answer:
        url = check_address(address)
        if self._trust is None:
            self._trust = self._machine.trust()
        with Visit(self._agent, self._machine, self._limits, self._trust) as visit:
            answer = self._follow(visit, url)
            wait = _read_retry(answer)
            if wait is not None:
                visit.pause(wait)
                answer = self._follow(visit, answer.url)
        if answer.status != 200:
            raise RefusedError(explain_status(answer.status))
        return answer

    def _follow(self, visit: Visit, url: httpx2.URL) -> Answer:
        """Ask for an address as its server allows, and go where it leads."""
        seen = {url}
        while True:
            visit.check_host(url)
            rules = self._ask_rules(visit, url)
            rules.check(str(url))
            self._take_turn(visit, url, rules.delay)
            answer = visit.get(url, self._limits.size)
            if answer.status not in REDIRECTS:
                return answer
            url = _find_target(answer)
            if url in seen:
                raise RefusedError("it redirects in a circle")
            if len(seen) > MOST_REDIRECTS:
                raise RefusedError(f"it redirects more than {MOST_REDIRECTS} times")
            seen.add(url)

    def _ask_rules(self, visit: Visit, url: httpx2.URL) -> Rules:
        """The rules of the server of an address, asked for until it answers, and then no more in this run."""
        origin = f"{url.scheme}://{url.netloc.decode('ascii')}"
        if origin not in self._rules:
            self._rules[origin] = read_rules(self._get_robots(visit, url.join("/robots.txt")))
        return self._rules[origin]

    def _get_robots(self, visit: Visit, url: httpx2.URL) -> Answer:
        self._take_turn(visit, url, 0.0)
        answer = visit.get(url, MOST_BYTES, cut=True)
        try:
            for _ in range(MOST_REDIRECTS):
                if answer.status not in REDIRECTS:
                    break
                url = _find_target(answer)
                visit.check_host(url)
                self._take_turn(visit, url, 0.0)
                answer = visit.get(url, MOST_BYTES, cut=True)
        except RefusedError as error:
            raise RefusedError(explain_no_rules(str(error))) from None
        return answer

    def _take_turn(self, visit: Visit, url: httpx2.URL, delay: float) -> None:
        """Wait until the host may be asked again."""
        now = self._machine.now()
        visit.pause(self._free.get(url.host, now) - now)
        self._free[url.host] = self._machine.now() + max(delay, self._limits.pause)


def _find_target(answer: Answer) -> httpx2.URL:
    """Where an answer redirects to, checked; raises RefusedError."""
    where = answer.headers.get("location", "")
    if not where:
        raise RefusedError("it redirects without saying where to")
    url = check_address(where, answer.url)
    if answer.url.scheme == "https" and url.scheme == "http":
        raise RefusedError("it redirects from https to http, where anybody on the way could change it")
    return url


def _read_retry(answer: Answer) -> int | None:
    """The seconds after which a busy server wants to be asked again, if they are few."""
    after = answer.headers.get("retry-after", "")
    if answer.status not in (429, 503) or not re.fullmatch(r"[0-9]{1,2}", after) or int(after) > LONGEST_RETRY:
        return None
    return int(after)
