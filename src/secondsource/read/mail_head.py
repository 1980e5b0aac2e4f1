"""What does the head of a mail say: who wrote it, for which house, under which title, when?"""

from __future__ import annotations

import re
from email.message import Message

from secondsource.read.facts import Facts
from secondsource.read.labels import clean_address, clean_label
from secondsource.read.mime import read_header
from secondsource.read.outlets import find_outlet
from secondsource.read.words import word_list

_FORWARDED = re.compile(r"^(?:\s*(?:fwd?|fw|wg|tr)\s*:\s*)+", re.IGNORECASE)
_NAME_AND_HOUSE = re.compile(
    r"(?P<name>[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){1,3}) (?:from|at|of|via|@|\|) (?P<house>.+)"
)
_SENDER = re.compile(r"<(?P<angle>[^<>\s]*@[^<>\s]*)>(?!.*<)|(?P<plain>[^\s<>()\",;:]+@[^\s<>()\",;:]+)(?!.*<)")
_LISTED = ("list-id", "list-unsubscribe", "list-post")


def read_facts(message: Message) -> tuple[Facts, str]:
    """What the head of a mail says of it, and a note on a date that cannot be used.

    The name in the From line is the publisher of a newsletter; "A Name from The House" names both.
    """
    name, address = split_sender(read_header(message, "from"))
    name, house = _who(name, address, any(key in message for key in _LISTED))
    facts = Facts(
        publisher=house,
        publisher_basis="From line of the mail" if house else "",
        title=clean_label(_FORWARDED.sub("", read_header(message, "subject")), escaped=False),
        byline=name,
        url=clean_address(read_header(message, "archived-at").strip("<>")),
        published=read_header(message, "date"),
    )
    return facts.check_published("Date line of the mail")


def split_sender(said: str) -> tuple[str, str]:
    """Split a From line into a name and an address, either of which may be missing.

    The standard library's own function gives up on names with a comma or without an address.
    """
    found = _SENDER.search(said)
    if found is None:
        return _bare_name(said), ""
    name = said[: found.start()] if found["angle"] else said.replace(found[0], " ")
    return _bare_name(name), found["angle"] or found["plain"]


def _bare_name(name: str) -> str:
    return clean_label(name, escaped=False).strip("\"'() ,<>")


def _who(name: str, address: str, listed: bool) -> tuple[str, str]:
    """The author and the publisher that a From line names: a newsletter has the second, a private mail both."""
    domain = address.rpartition("@")[2].lower()
    known = find_outlet(domain) if domain else None
    found = _NAME_AND_HOUSE.fullmatch(name)
    if found and _is_person(found["name"]):
        return found["name"], found["house"].strip("\"' ")
    general = not set(re.findall(r"\w+", name.lower())) - _general_words()  # "Press Office" names nobody
    house = known.name if known and (general or not listed) else domain if general else name
    return ("" if listed or not _is_person(name) else name), house


def _is_person(name: str) -> bool:
    words = name.split()
    capital = all(word[:1].isupper() or (word.islower() and len(word) < 4) for word in words)
    return (
        2 <= len(words) <= 4
        and capital
        and words[0][:1].isupper()
        and not _general_words() & {w.lower() for w in words}
    )


def _general_words() -> frozenset[str]:
    return word_list("general_senders.txt")
