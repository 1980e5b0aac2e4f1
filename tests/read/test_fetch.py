"""Reports are got from the web politely, and no page or name leads to an inner address. All servers are on loopback."""

from __future__ import annotations

import contextlib
import functools
import gzip
import random
import re
import socket
import socketserver
import ssl
import subprocess
import threading
import time
import zlib
from collections.abc import Callable
from pathlib import Path

import httpcore2
import pytest

from secondsource import __version__
from secondsource.read.addresses import find_fault
from secondsource.read.facts import Facts
from secondsource.read.fetch import CONTACT, Fetcher, make_fetch
from secondsource.read.inputs import read_source
from secondsource.read.offers import RefusedError
from secondsource.read.sources import Source
from secondsource.read.visit import Limits, Machine, _read_body

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])

REPORT = b"<h1>A crane falls</h1><p>The harbour of Lisk was closed on Monday after a crane fell into the water.</p>"
NOT_FOUND = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
QUICK = Limits(connect=10.0, read=30.0, total=60.0, pause=0.0)
"""No pause between requests, and time enough for a slow machine."""


def answer(body: bytes = REPORT, status: str = "200 OK", **headers: str) -> bytes:
    headers = {"Content_Length": str(len(body)), "Content_Type": "text/html; charset=utf-8"} | headers
    lines = [f"HTTP/1.1 {status}", *(f"{name.replace('_', '-')}: {value}" for name, value in headers.items())]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def redirect(where: str, status: str = "302 Found") -> bytes:
    return answer(b"", status, Location=where)


class Handler(socketserver.StreamRequestHandler):
    """Notes a request, and sends what is written down for its path, byte for byte."""

    def handle(self):
        try:
            if self.rfile.peek(1)[:1] == b"\x16":  # somebody begins to speak TLS
                self.wfile.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
                return
            lines = []
            while (line := self.rfile.readline(65537).strip()) != b"":
                lines.append(line.decode("latin-1"))
            path = lines[0].split()[1]
            self.server.asked.append(path)
            self.server.heads.append(lines)
            told = self.server.pages.get(path, NOT_FOUND)
            for part in told() if callable(told) else [told]:
                self.wfile.write(part)
        except (OSError, IndexError):
            pass  # the other side has gone


class Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, context: ssl.SSLContext | None = None):
        super().__init__(("127.0.0.1", 0), Handler)
        self.context = context
        self.port = self.server_address[1]
        self.pages: dict[str, bytes | Callable] = {"/a": answer()}
        self.asked: list[str] = []
        self.heads: list[list[str]] = []
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    def get_request(self):
        connection, address = super().get_request()
        if self.context is not None:
            connection.settimeout(5)
            connection = self.context.wrap_socket(connection, server_side=True)
        return connection, address

    def handle_error(self, request, client_address):
        pass


@pytest.fixture
def server():
    with Server() as served:
        yield served
        served.shutdown()


class Names:
    """Stands in for the name system: each name has lists of addresses, one for each time it is asked for."""

    def __init__(self, **names: list[list[str]]):
        self.names = {"news.test": [["127.0.0.1"]], "other.test": [["127.0.0.1"]]}
        self.names |= {f"{name}.test": given for name, given in names.items()}
        self.asked: list[str] = []

    def __call__(self, host: str, port: int) -> list[str]:
        self.asked.append(host)
        if host not in self.names and re.fullmatch(r"[0-9a-f:.]+", host):
            return [host]
        if host not in self.names:
            raise RefusedError("its host cannot be found")
        answers = self.names[host]
        return answers.pop(0) if len(answers) > 1 else answers[0]


def judge(address: str) -> str:
    """The check as it is, but for the one address on which these servers stand."""
    return "" if address == "127.0.0.1" else find_fault(address)


TRUST = functools.cache(httpcore2.default_ssl_context)


def make(names: Names | None = None, limits: Limits = QUICK, contact: str = "", trust=TRUST, **clock) -> Fetcher:
    return Fetcher(contact, Machine(resolve=names or Names(), find_fault=judge, trust=trust, **clock), limits)


def fail(fetch: Fetcher, address: str) -> str:
    with pytest.raises(RefusedError) as caught:
        fetch(address, Facts())
    reason = str(caught.value)
    assert "\n" not in reason
    assert not reason.endswith(".")
    return reason


def test_a_page_comes_with_its_type_its_final_address_and_what_was_known(server):
    server.pages["/old"] = redirect("/a?b=c#part", "301 Moved Permanently")
    server.pages["/a?b=c"] = answer(Last_Modified="Mon, 02 Mar 2020 10:00:00 GMT")
    given = f"http://news.test:{server.port}/old#top"
    blob = make()(given, Facts(publisher="The Lisk Courier", url=given))
    assert blob.data == REPORT
    assert blob.where == given
    assert blob.media == "text/html; charset=utf-8"
    assert blob.facts == Facts(publisher="The Lisk Courier", url=f"http://news.test:{server.port}/a?b=c")
    assert server.asked == ["/robots.txt", "/old", "/a?b=c"]


def test_servers_are_told_who_asks_and_nothing_else(server, monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1/")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:1/")
    server.pages["/a"] = answer(Set_Cookie="reader=1; Path=/")
    fetch = make(contact="desk@lisk.test")
    fetch(f"http://news.test:{server.port}/a", Facts())
    fetch(f"http://news.test:{server.port}/a", Facts())
    for head in server.heads:
        names = {line.partition(":")[0].lower() for line in head[1:]}
        assert names == {"host", "user-agent", "accept", "accept-language", "accept-encoding", "connection"}
        assert f"User-Agent: secondsource/{__version__} (+desk@lisk.test)" in head
        assert f"Host: news.test:{server.port}" in head


def test_the_contact_is_a_setting(monkeypatch):
    monkeypatch.setenv(CONTACT, "desk@lisk.test")
    assert make_fetch()._agent.endswith("(+desk@lisk.test)")
    assert make_fetch("https://lisk.test/desk")._agent.endswith("(+https://lisk.test/desk)")
    monkeypatch.delenv(CONTACT)
    assert make_fetch()._agent == f"secondsource/{__version__}"


@pytest.mark.parametrize("contact", ["desk@lisk.test\r\nCookie: a=b", "Zürich", "a" * 201, "a\x1b[0m"])
def test_a_contact_that_no_header_can_hold_is_refused(contact):
    with pytest.raises(ValueError, match="plain ASCII"):
        make_fetch(contact)


# ---- inner addresses


INNER = [
    ("an inner address", "http://10.0.0.1/", "10.0.0.1 (private)"),
    ("the metadata service of a cloud", "http://169.254.169.254/latest/meta-data/", "cloud metadata"),
    ("this machine in IPv6", "http://[::1]:{port}/a", "::1 (loopback)"),
    ("this machine, mapped into IPv6", "http://[::ffff:127.0.0.1]:{port}/a", "(loopback)"),
    ("a link-local address", "http://[fe80::1]/", "(link-local)"),
    ("a number for an address", "http://2130706433:{port}/a", "in disguise"),
    ("a short address", "http://127.1:{port}/a", "in disguise"),
    ("a name for an inner address", "http://inner.test:{port}/a", "10.0.0.1 (private)"),
    ("a name with a dot for an inner address", "http://inner.test.:{port}/a", "10.0.0.1 (private)"),
    ("one inner address among others", "http://mixed.test:{port}/a", "192.168.0.1 (private)"),
    ("a name for nothing", "http://nobody.test/", "cannot be found"),
    ("a name without an address", "http://empty.test/", "cannot be found"),
    ("a service that is no web server", "http://news.test:25/", "port 25"),
    ("a user and a password", "http://a:b@news.test:{port}/a", "user name"),
    ("a file", "file:///etc/passwd", "something else"),
]


def inner_names() -> Names:
    return Names(inner=[["10.0.0.1"]], mixed=[["127.0.0.1", "192.168.0.1"]], empty=[[]], six=[["::1"]])


@pytest.mark.parametrize(("address", "reason"), [row[1:] for row in INNER], ids=[row[0] for row in INNER])
def test_nothing_inner_is_asked_for(server, address, reason):
    assert reason in fail(make(inner_names()), address.format(port=server.port))
    assert server.asked == []


@pytest.mark.parametrize(("address", "reason"), [row[1:] for row in INNER], ids=[row[0] for row in INNER])
def test_no_redirect_leads_to_anything_inner(server, address, reason):
    server.pages["/r"] = redirect(address.format(port=server.port))
    assert reason in fail(make(inner_names()), f"http://news.test:{server.port}/r")
    assert server.asked == ["/robots.txt", "/r"]


def test_without_the_stand_in_for_tests_this_machine_is_an_inner_address(server):
    reason = fail(make_fetch(), f"http://127.0.0.1:{server.port}/a")
    assert reason == "it leads to an inner address, 127.0.0.1 (loopback)"
    assert server.asked == []


def test_a_name_is_resolved_once_and_the_checked_address_is_the_one_connected_to(server, monkeypatch):
    looked_up, connected = [], []
    true_lookup, true_connect = socket.getaddrinfo, httpcore2.SyncBackend.connect_tcp
    monkeypatch.setattr(
        socket,
        "getaddrinfo",
        lambda host, *rest, **named: [looked_up.append(host), true_lookup(host, *rest, **named)][1],
    )
    monkeypatch.setattr(
        httpcore2.SyncBackend,
        "connect_tcp",
        lambda self, host, *rest, **named: [connected.append(host), true_connect(self, host, *rest, **named)][1],
    )
    names = Names(rebind=[["127.0.0.1"], ["10.0.0.1"], ["10.0.0.1"]])
    assert make(names)(f"http://rebind.test:{server.port}/a", Facts()).data == REPORT
    assert server.asked == ["/robots.txt", "/a"]
    assert names.asked == ["rebind.test"]
    assert set(connected) == {"127.0.0.1"}
    assert "rebind.test" not in looked_up


def test_a_name_that_turns_inward_later_is_checked_again_for_the_next_report(server):
    fetch = make(Names(rebind=[["127.0.0.1"], ["10.0.0.1"]]))
    fetch(f"http://rebind.test:{server.port}/a", Facts())
    assert "10.0.0.1 (private)" in fail(fetch, f"http://rebind.test:{server.port}/a")


def test_the_next_address_of_a_host_is_tried_when_one_does_not_answer(server):
    with socket.socket() as closed:  # bound, but nobody listens
        closed.bind(("127.0.0.1", 0))
        assert "cannot be reached" in fail(make(), f"http://news.test:{closed.getsockname()[1]}/a")
    names = Names(two=[["127.0.0.2", "127.0.0.1"]])

    def refuse_one(self, host, *rest, **named):
        if host == "127.0.0.2":
            raise httpcore2.ConnectError
        return true_connect(self, host, *rest, **named)

    true_connect = httpcore2.SyncBackend.connect_tcp
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(httpcore2.SyncBackend, "connect_tcp", refuse_one)
        machine = Machine(resolve=names, find_fault=lambda _: "")
        assert Fetcher("", machine, QUICK)(f"http://two.test:{server.port}/a", Facts()).data == REPORT


def test_no_other_module_stands_in_for_the_check():
    source = Path(__file__).parents[2] / "src" / "secondsource"
    users = {path.name for path in source.rglob("*.py") if re.search(r"\b(Machine|Fetcher)\(", path.read_text("utf-8"))}
    assert users == {"fetch.py"}


# ---- redirects


def test_five_redirects_are_followed_and_a_sixth_is_not(server):
    for number in range(1, 7):
        server.pages[f"/{number}"] = redirect(f"/{number - 1}")
    server.pages["/0"] = answer()
    assert make()(f"http://news.test:{server.port}/5", Facts()).data == REPORT
    assert fail(make(), f"http://news.test:{server.port}/6") == "it redirects more than 5 times"


def test_a_redirect_to_another_host_asks_that_host_first(server):
    server.pages["/r"] = redirect(f"//other.test:{server.port}/a")
    fetch = make()
    blob = fetch(f"http://news.test:{server.port}/r", Facts())
    assert blob.facts.url == f"http://other.test:{server.port}/a"
    assert server.asked == ["/robots.txt", "/r", "/robots.txt", "/a"]
    fetch(f"http://news.test:{server.port}/r", Facts())
    assert server.asked[4:] == ["/r", "/a"]


# ---- hostile and broken answers


def drip(head: bytes, times: int = 100) -> Callable:
    def parts():
        yield head
        for _ in range(times):
            time.sleep(0.2)
            yield b"x"

    return parts


def stall(head: bytes = b"") -> Callable:
    def parts():
        yield head
        time.sleep(2)

    return parts


def many(part: bytes, times: int, head: bytes = b"") -> Callable:
    def parts():
        yield head
        for _ in range(times):
            yield part

    return parts


ZEROS = gzip.compress(bytes(20 * 1024 * 1024))
OK = b"HTTP/1.1 200 OK\r\n"
HOSTILE = [
    ("a page that is gone", answer(b"", "404 Not Found"), "the server says 404 Not Found"),
    ("a page gone for good", answer(b"", "410 Gone"), "the server says 410 Gone"),
    ("a page that is forbidden", answer(b"", "403 <b>Go</b>"), "the server says 403 Forbidden"),
    ("a page for subscribers", answer(b"", "401 No"), "the server says 401 Unauthorized"),
    ("too many requests", answer(b"", "429 No"), "the server says 429 Too Many Requests"),
    ("a server that fails", answer(b"", "500 No"), "the server says 500 Internal Server Error"),
    ("a status that nobody knows", answer(b"", "799 \x1b[31mNo"), "the server says 799"),
    ("a part that was not asked for", answer(b"abc", "206 Partial Content"), "the server says 206 Partial Content"),
    ("no content", b"HTTP/1.1 204 No Content\r\n\r\n", "the server says 204 No Content"),
    (
        "a switch of protocols",
        b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n",
        "does not answer as a web server does",
    ),
    ("a circle", redirect("/x"), "it redirects in a circle"),
    ("a redirect to nowhere", answer(b"", "302 Found"), "without saying where to"),
    ("a redirect to a script", redirect("javascript:alert(1)"), "something else than a web address"),
    ("a redirect to data", redirect("data:text/html,A crane falls"), "something else than a web address"),
    ("a redirect to another port", redirect("http://news.test:22/"), "port 22"),
    ("a redirect that is no address", redirect("http://[::1"), "malformed"),
    ("no HTTP", b"220 mail.news.test ready\r\n", "does not answer as a web server does"),
    ("nothing", b"", "does not answer as a web server does"),
    ("a head without end", many(b"X-A: " + b"a" * 60000 + b"\r\n", 99, OK), "does not answer as a web server does"),
    ("two lengths", OK + b"Content-Length: 5\r\nContent-Length: 9\r\n\r\nabcde", "does not answer as a web server"),
    ("a length that is none", OK + b"Content-Length: -5\r\n\r\nabcde", "does not answer as a web server does"),
    ("a body cut short", OK + b"Content-Length: 900\r\n\r\nabc", "breaks off"),
    ("a chunk cut short", OK + b"Transfer-Encoding: chunked\r\n\r\nff\r\nabc", "breaks off"),
    ("a chunk without a size", OK + b"Transfer-Encoding: chunked\r\n\r\nzz\r\nabc", "does not answer as a web server"),
    ("silence", stall(), "does not answer within 0.6 seconds"),
    ("silence after the head", stall(OK + b"Content-Length: 900\r\n\r\n"), "does not answer within 0.6 seconds"),
    ("a head that drips", drip(OK + b"X-A: "), "it took longer than 1.2 seconds"),
    ("a body that drips", drip(OK + b"Content-Length: 900\r\n\r\n"), "it took longer than 1.2 seconds"),
    ("notices without end", many(b"HTTP/1.1 103 Early Hints\r\n\r\n", 10**9), "it took longer than 1.2 seconds"),
    ("a long body", answer(b"a" * 2_000_001), "it is larger than"),
    ("a body without end", many(b"a" * 65536, 10**6, OK + b"\r\n"), "it is larger than"),
    ("a bomb", answer(ZEROS, Content_Encoding="gzip"), "packed more than 100 to 1"),
    (
        "a packed body that is long",
        answer(gzip.compress(b"ab" * 10**6 + bytes(range(256)) * 9000), Content_Encoding="gzip"),
        "packed more than 100 to 1|larger than",
    ),
    ("a bomb in a bomb", answer(gzip.compress(ZEROS), Content_Encoding="gzip, gzip"), "way that was not asked for"),
    ("another packing", answer(zlib.compress(REPORT), Content_Encoding="br"), "way that was not asked for"),
    ("a broken packing", answer(REPORT, Content_Encoding="gzip"), "the packing is broken"),
    ("a packing cut short", answer(gzip.compress(REPORT)[:-9], Content_Encoding="gzip"), "it is cut short"),
]


@pytest.mark.parametrize(("told", "reason"), [row[1:] for row in HOSTILE], ids=[row[0] for row in HOSTILE])
def test_what_cannot_be_had_is_refused_with_the_reason_and_soon(server, told, reason):
    server.pages["/x"] = told
    # only what is about time gets little of it: the machine may be slow
    read, total = 0.6 if "within" in reason else 30, 1.2 if "longer than" in reason else 60
    limits = Limits(connect=10, read=read, total=total, size=2_000_000, pause=0.0)
    started = time.monotonic()
    found = fail(make(limits=limits), f"http://news.test:{server.port}/x")
    assert re.search(reason, found)
    assert time.monotonic() - started < 45


READ = [
    ("a packed page", answer(gzip.compress(REPORT), Content_Encoding="gzip"), REPORT),
    (
        "a page packed in parts",
        answer(gzip.compress(REPORT) + gzip.compress(b"!"), Content_Encoding="gzip"),
        REPORT + b"!",
    ),
    ("a packed page with filling", answer(gzip.compress(REPORT) + bytes(9), Content_Encoding="x-gzip"), REPORT),
    ("a small page that packs well", answer(gzip.compress(b" " * 900_000), Content_Encoding="gzip"), b" " * 900_000),
    ("a page in chunks", OK + b"Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2;a=b\r\nde\r\n0\r\n\r\n", b"abcde"),
    ("a page without a length", OK + b"\r\nabc", b"abc"),
    ("an empty page", answer(b""), b""),
    ("an answer of old", b"HTTP/1.0 200 OK\r\n\r\nabc", b"abc"),
    ("a notice before the page", b"HTTP/1.1 103 Early Hints\r\n\r\n" + answer(), REPORT),
]


@pytest.mark.parametrize(("told", "body"), [row[1:] for row in READ], ids=[row[0] for row in READ])
def test_what_can_be_had_is_had_byte_for_byte(server, told, body):
    server.pages["/x"] = told
    assert make()(f"http://news.test:{server.port}/x", Facts()).data == body


@pytest.mark.parametrize("size", [500, 10**7])
def test_however_a_packed_page_arrives_it_is_judged_as_a_whole(size):
    noise = random.Random(1).randbytes(100_000)
    packed = gzip.compress(bytes(3_000_000) + noise)
    chunks = (packed[start : start + size] for start in range(0, len(packed), size))
    assert _read_body(chunks, "gzip", 10**7, False) == bytes(3_000_000) + noise
    bomb = gzip.compress(bytes(30_000_000) + noise)
    chunks = (bomb[start : start + size] for start in range(0, len(bomb), size))
    with pytest.raises(RefusedError, match="packed more than 100 to 1"):
        _read_body(chunks, "gzip", 10**8, False)


def test_a_failure_that_nobody_thought_of_is_a_reason_too():
    def fail_oddly(host, port):
        raise KeyError(host)

    assert fail(Fetcher("", Machine(resolve=fail_oddly)), "http://news.test/") == "it could not be fetched (KeyError)"


def test_want_of_memory_is_no_failure_of_the_server():
    def fail_for_want(host, port):
        raise MemoryError

    with pytest.raises(MemoryError):
        Fetcher("", Machine(resolve=fail_for_want))("http://news.test/", Facts())


# ---- robots.txt


def rules(text: str, status: str = "200 OK") -> bytes:
    return answer(text.encode(), status)


ROBOTS = [
    ("none", NOT_FOUND, ""),
    ("an empty one", rules(""), ""),
    ("one that allows", rules("User-agent: *\nDisallow: /b\n"), ""),
    ("one that does not", rules("User-agent: *\nDisallow: /a\n"), "robots.txt does not allow it"),
    ("one that forbids all", rules("\ufeffUser-agent: *\nDisallow: /\n"), "robots.txt does not allow it"),
    ("one for us", rules("User-agent: *\nDisallow:\n\nUser-agent: SecondSource\nDisallow: /\n"), "does not allow it"),
    ("one for others", rules("User-agent: other\nDisallow: /\n"), ""),
    ("one with wild cards", rules("User-agent: *\nDisallow: /*a*a*a*a*a*a*a*a*a*a*b$\n"), ""),
    ("a page instead", answer(REPORT), ""),
    ("one that is forbidden", answer(b"", "403 No"), ""),
    ("a server that fails", answer(b"", "503 No"), "cannot be had (the server says 503 Service Unavailable)"),
    ("a server that is tired", answer(b"", "429 No"), "cannot be had (the server says 429 Too Many Requests)"),
    ("no HTTP", b"220 ready\r\n", "the server does not answer as a web server does"),
    ("one that leads to no HTTP", redirect("/mail"), "cannot be had (the server does not answer as a web server does"),
    ("one that leads inward", redirect("http://10.0.0.1/robots.txt"), "cannot be had (it leads to an inner address"),
    ("one that moved", redirect("/moved"), "does not allow it"),
    ("one that moves without end", redirect("/robots.txt"), ""),
    ("one without end", many(b"User-agent: *\nDisallow: /a\n", 10**6, OK + b"\r\n"), "does not allow it"),
    ("a rule too far down", answer(b"#" * 512_000 + b"\nUser-agent: *\nDisallow: /\n"), ""),
    ("bytes", answer(b"\xff\xfe\x00User-agent: *\nDisallow: /\n"), ""),
]


@pytest.mark.parametrize(("told", "reason"), [row[1:] for row in ROBOTS], ids=[row[0] for row in ROBOTS])
def test_what_the_server_allows_is_what_is_asked_for(server, told, reason):
    server.pages |= {"/robots.txt": told, "/mail": b"220 ready\r\n", "/moved": rules("User-agent: *\nDisallow: /a\n")}
    fetch = make()
    address = f"http://news.test:{server.port}/a"
    if reason:
        assert reason in fail(fetch, address)
        assert "/a" not in server.asked
    else:
        assert fetch(address, Facts()).data == REPORT


@pytest.mark.parametrize("told", [NOT_FOUND, rules(""), answer(b"", "503 No"), redirect("/robots.txt")])
def test_a_server_is_asked_what_it_allows_once_in_a_run(server, told):
    server.pages["/robots.txt"] = told
    fetch = make()
    for _ in range(3):
        with contextlib.suppress(RefusedError):
            fetch(f"http://news.test:{server.port}/a", Facts())
    assert server.asked.count("/robots.txt") == (6 if b"302" in told else 1)


def test_a_server_that_does_not_answer_once_is_asked_again_for_the_next_report(server):
    slow = [lambda: time.sleep(6), lambda: None]

    def robots():
        slow.pop(0)()
        return [NOT_FOUND]

    server.pages["/robots.txt"] = robots
    fetch = make(limits=Limits(connect=10.0, read=3.0, total=60.0, pause=0.0))
    assert "does not answer" in fail(fetch, f"http://news.test:{server.port}/a")
    assert fetch(f"http://news.test:{server.port}/a", Facts()).data == REPORT


# ---- politeness


class Clock:
    """A time that passes only in sleep."""

    def __init__(self):
        self.time = 100.0
        self.slept: list[float] = []

    def now(self):
        return self.time

    def sleep(self, seconds):
        self.slept.append(round(seconds, 3))
        self.time += seconds


def pace(server, limits: Limits | None = None, **pages) -> tuple[Fetcher, Clock]:
    clock = Clock()
    server.pages |= {f"/{path.replace('_', '.')}": told for path, told in pages.items()}
    return make(limits=limits or Limits(), now=clock.now, sleep=clock.sleep), clock


def test_one_host_gets_one_request_a_second(server):
    fetch, clock = pace(server)
    fetch(f"http://news.test:{server.port}/a", Facts())
    fetch(f"http://news.test:{server.port}/a", Facts())
    assert clock.slept == [1.0, 1.0]
    fetch(f"http://other.test:{server.port}/a", Facts())
    assert clock.slept == [1.0, 1.0, 1.0], "another host waits only between its own requests"
    clock.time += 60
    fetch(f"http://news.test:{server.port}/a", Facts())
    assert len(clock.slept) == 3


@pytest.mark.parametrize(
    ("said", "waited"),
    [("5", 5.0), ("0.1", 1.0), ("-3", 1.0), ("99999", 10.0), ("nan", 1.0), ("inf", 1.0), ("x", 1.0)],
)
def test_a_server_that_wants_more_time_between_requests_gets_it_within_reason(server, said, waited):
    fetch, clock = pace(server, robots_txt=rules(f"User-agent: *\nCrawl-delay: {said}\n"))
    for _ in range(3):
        fetch(f"http://news.test:{server.port}/a", Facts())
    assert clock.slept == [1.0, waited, waited]


def test_waiting_is_no_time_of_the_server(server):
    fetch, clock = pace(server, Limits(total=20), robots_txt=rules("User-agent: *\nCrawl-delay: 9\n"))
    server.pages |= {"/1": redirect("/2"), "/2": redirect("/3"), "/3": redirect("/a")}
    assert fetch(f"http://news.test:{server.port}/1", Facts()).data == REPORT
    assert sum(clock.slept) == 1 + 3 * 9


def test_a_busy_server_that_says_when_is_asked_once_more(server):
    busy = [answer(b"", "503 Busy", Retry_After="7"), answer()]
    fetch, clock = pace(server, a=lambda: [busy.pop(0)])
    assert fetch(f"http://news.test:{server.port}/a", Facts()).data == REPORT
    assert clock.slept == [1.0, 7.0]


@pytest.mark.parametrize("after", ["11", "3600", "-1", "soon", "Mon, 02 Mar 2020 10:00:00 GMT", "", "٣"])
def test_a_server_that_is_busy_for_long_is_left_alone(server, after):
    fetch, _ = pace(server, a=answer(b"", "503 Busy", Retry_After=after))
    assert fail(fetch, f"http://news.test:{server.port}/a") == "the server says 503 Service Unavailable"
    assert server.asked.count("/a") == 1


def test_a_server_that_stays_busy_is_asked_twice_and_no_more(server):
    fetch, _ = pace(server, a=answer(b"", "429 Busy", Retry_After="1"))
    assert fail(fetch, f"http://news.test:{server.port}/a") == "the server says 429 Too Many Requests"
    assert server.asked.count("/a") == 2


# ---- https


@pytest.fixture(scope="module")
def certificate(tmp_path_factory) -> Path:
    """A certificate for news.test, with its key, that only these tests trust."""
    path = tmp_path_factory.mktemp("tls") / "news.pem"
    made = [
        "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2",
        "-subj", "/CN=news.test", "-addext", "subjectAltName=DNS:news.test",
        "-keyout", str(path), "-out", f"{path}.crt",
    ]  # fmt: skip
    try:
        subprocess.run(made, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("there is no openssl to make a certificate with")
    path.write_bytes(path.read_bytes() + Path(f"{path}.crt").read_bytes())
    return path


@pytest.fixture
def safe(certificate):
    """A server that speaks https, and notes the name it is asked for before anything is sent."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    names: list[str] = []
    context.sni_callback = lambda _, name, __: names.append(name)
    with Server(context) as served:
        served.named = names
        yield served
        served.shutdown()


def test_the_name_stays_in_the_certificate_check_though_the_address_is_pinned(safe, certificate):
    fetch = make(trust=lambda: ssl.create_default_context(cafile=certificate))
    assert fetch(f"https://news.test:{safe.port}/a", Facts()).data == REPORT
    assert set(safe.named) == {"news.test"}
    assert f"Host: news.test:{safe.port}" in safe.heads[-1]


def test_a_certificate_for_another_name_is_refused(safe, certificate):
    fetch = make(trust=lambda: ssl.create_default_context(cafile=certificate))
    reason = fail(fetch, f"https://other.test:{safe.port}/a")
    assert "certificate is not valid" in reason
    assert "other.test" in reason
    assert safe.asked == []


def test_a_certificate_that_nobody_vouches_for_is_refused(safe):
    assert "certificate is not valid" in fail(make(), f"https://news.test:{safe.port}/a")
    assert safe.asked == []


def test_https_does_not_lead_to_http(safe, server, certificate):
    safe.pages["/r"] = redirect(f"http://news.test:{server.port}/a")
    fetch = make(trust=lambda: ssl.create_default_context(cafile=certificate))
    assert "from https to http" in fail(fetch, f"https://news.test:{safe.port}/r")
    assert server.asked == []


def test_http_may_lead_to_https(safe, server, certificate):
    server.pages["/r"] = redirect(f"https://news.test:{safe.port}/a")
    fetch = make(trust=lambda: ssl.create_default_context(cafile=certificate))
    assert fetch(f"http://news.test:{server.port}/r", Facts()).data == REPORT


def test_a_server_without_https_is_refused(server):
    assert "no safe connection" in fail(make(), f"https://news.test:{server.port}/a")


# ---- in the reading room


def test_a_report_is_read_from_its_address(server):
    address = f"http://news.test:{server.port}/a"
    (read,) = read_source(Source(address, url=address), make())
    assert "crane fell into the water" in read.document.text
    assert read.document.uri == address
    assert read.original.where == address


def test_an_address_that_cannot_be_had_is_set_aside_with_the_reason(server):
    address = f"http://news.test:{server.port}/gone"
    (problem,) = read_source(Source(address, url=address), make())
    assert problem.where == address
    assert problem.message == "the server says 404 Not Found; set aside"


FEED = """<rss version="2.0"><channel><title>The Lisk Courier</title><link>http://news.test/</link>
<item><title>A crane falls</title><link>http://news.test:{port}/a</link></item>
<item><title>A crane is lifted</title><link>http://10.0.0.1/b</link></item></channel></rss>"""


def test_an_address_that_was_given_is_got_and_what_its_feed_links_to_only_when_followed(server):
    server.pages["/feed"] = answer(FEED.format(port=server.port).encode(), Content_Type="application/rss+xml")
    address = f"http://news.test:{server.port}/feed"
    first, second = read_source(Source(address, url=address), make())
    assert "it is only an address" in first.message
    assert "it is only an address" in second.message
    assert server.asked == ["/robots.txt", "/feed"]
    read, problem = read_source(Source(address, url=address), make(), follow=True)
    assert "crane fell into the water" in read.document.text
    assert read.document.uri == f"http://news.test:{server.port}/a"
    assert "inner address" in problem.message


def test_what_a_feed_on_disk_links_to_is_got_only_when_followed(server, tmp_path):
    path = tmp_path / "feed.rss"
    path.write_text(FEED.format(port=server.port))
    first, second = read_source(Source("feed.rss", path), make())
    assert "it is only an address" in first.message
    assert "it is only an address" in second.message
    assert server.asked == []
    read, _ = read_source(Source("feed.rss", path), make(), follow=True)
    assert read.document.uri == f"http://news.test:{server.port}/a"
