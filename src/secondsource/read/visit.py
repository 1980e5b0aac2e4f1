"""One visit to the web for one report: only to checked addresses, within limits of time and size, without a trace.

The check sits where connections are opened, so that nothing gets past it: a host is resolved once in a visit, every
address of the answer is checked, and the connection goes to a checked address and not to the name (which could
resolve to another one a moment later). The name stays in the Host header and in what the certificate must say.
There are no cookies, no credentials, no proxies.
"""

from __future__ import annotations

import ssl
import time
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import httpcore2
import httpx2

from secondsource.read.addresses import find_fault, resolve
from secondsource.read.offers import MOST_BYTES, MOST_RATIO, RefusedError

SMALL = 1024 * 1024
"""Bytes below which nothing is a bomb, however small it was packed."""
STEP = 16 * 1024
"""Packed bytes that are unpacked at a time: what is left of them is copied for each member and each piece."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds to connect, between two packets, and for a report in all; bytes of a report; seconds between requests."""

    connect: float = 10.0
    read: float = 10.0
    total: float = 30.0
    size: int = MOST_BYTES
    pause: float = 1.0


@dataclass(frozen=True, slots=True)
class Machine:
    """What fetching needs of the machine it runs on; tests stand in for it, and nothing else may."""

    resolve: Callable[[str, int], list[str]] = resolve
    find_fault: Callable[[str], str] = find_fault
    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    trust: Callable[[], ssl.SSLContext] = httpcore2.default_ssl_context


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered: the first header of each name in lower case, and the body of a 200, unpacked."""

    url: httpx2.URL
    status: int
    headers: dict[str, str]
    body: bytes = b""


class Visit:
    """Requests that belong to one report; use it in a `with` statement."""

    def __init__(self, agent: str, machine: Machine, limits: Limits, trust: ssl.SSLContext) -> None:
        self._agent = agent
        timeouts = {"connect": limits.connect, "read": limits.read, "write": limits.read, "pool": limits.connect}
        self._timeouts = {"timeout": timeouts}
        self._gate = _Gate(machine, limits)
        # A server is asked too seldom for a connection to be worth keeping.
        self._pool = httpcore2.ConnectionPool(
            ssl_context=trust, max_keepalive_connections=0, network_backend=self._gate
        )

    def __enter__(self) -> Visit:
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.close()

    def check_host(self, url: httpx2.URL) -> None:
        """Resolve the host of an address and check every answer; raises RefusedError if one is not public."""
        self._gate.find_addresses(url.raw_host.decode("ascii"), url.port or (443 if url.scheme == "https" else 80))

    def pause(self, seconds: float) -> None:
        """Wait, without counting that as time of the server."""
        self._gate.pause(seconds)

    def get(self, url: httpx2.URL, most: int, cut: bool = False) -> Answer:
        """Ask for an address, following nothing; raises RefusedError with the reason if that fails.

        A body of more than `most` bytes is refused, or cut off there if `cut`.
        """
        target = httpcore2.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
        try:
            with self._pool.stream("GET", target, headers=self._headers(url), extensions=self._timeouts) as response:
                headers = _read_headers(response.headers)
                body = b""
                if response.status == 200:
                    body = _read_body(response.iter_stream(), headers.get("content-encoding", ""), most, cut)
                return Answer(url, response.status, headers, body)
        except httpcore2.TimeoutException:
            raise RefusedError(self._gate.explain_delay()) from None
        except (httpcore2.NetworkError, httpcore2.ProtocolError) as error:
            raise RefusedError(_explain(error)) from None

    def _headers(self, url: httpx2.URL) -> list[tuple[str, str]]:
        return [
            ("Host", url.netloc.decode("ascii")),
            ("User-Agent", self._agent),
            ("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"),
            ("Accept-Language", "en"),
            ("Accept-Encoding", "gzip"),
            ("Connection", "close"),
        ]


def _read_headers(headers: Iterable[tuple[bytes, bytes]]) -> dict[str, str]:
    """The first header of each name."""
    found: dict[str, str] = {}
    for name, value in headers:
        found.setdefault(name.decode("latin-1").lower(), value.decode("utf-8", "replace").strip())
    return found


def _read_body(chunks: Iterable[bytes], coding: str, most: int, cut: bool) -> bytes:
    """Collect a body and undo its content coding; raises RefusedError if it is too large, a bomb or broken.

    All of it is there before it is unpacked, so that the verdict does not depend on how it arrives.
    """
    coding = coding.strip().lower()
    if coding not in ("", "identity", "gzip", "x-gzip"):
        raise RefusedError("the server sends it packed in a way that was not asked for")
    body = _collect(chunks, most, cut)
    return _collect(_unpack(body), most, cut) if "gzip" in coding else body


def _collect(chunks: Iterable[bytes], most: int, cut: bool) -> bytes:
    body = bytearray()
    for chunk in chunks:
        body += chunk
        if len(body) > most:
            if cut:
                break
            raise RefusedError(f"it is larger than {most // 1024 // 1024} MiB")
    return bytes(body[:most])


def _unpack(packed: bytes) -> Iterator[bytes]:
    """Unpack a body, a mebibyte at a time; raises RefusedError for bombs and broken streams."""
    most = max(SMALL, MOST_RATIO * len(packed))
    unpacked = 0
    unpacker = zlib.decompressobj(wbits=31)
    for start in range(0, len(packed), STEP):
        chunk = packed[start : start + STEP]
        while chunk:
            if unpacker.eof:  # it may have several members (RFC 1952, section 2.2); other bytes after it are filling
                if not chunk.startswith(b"\x1f"):
                    return
                unpacker = zlib.decompressobj(wbits=31)
            try:
                piece = unpacker.decompress(chunk, SMALL)
            except zlib.error:
                raise RefusedError("the server sends it packed, and the packing is broken") from None
            unpacked += len(piece)
            if unpacked > most:
                raise RefusedError(f"it is packed more than {MOST_RATIO} to 1")
            yield piece
            chunk = unpacker.unused_data if unpacker.eof else unpacker.unconsumed_tail
    if packed and not unpacker.eof:
        raise RefusedError("the server sends it packed, and it is cut short")


def _explain(error: Exception) -> str:
    """Say in one clause why a connection failed."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return f"the server's certificate is not valid ({cause.verify_message.rstrip('.')})"
        if isinstance(cause, ssl.SSLError):
            return "no safe connection to the server can be made"
        cause = cause.__cause__ or cause.__context__
    if isinstance(error, httpcore2.ConnectError):
        return "the server cannot be reached"
    if isinstance(error, httpcore2.ProtocolError):
        return "the server does not answer as a web server does, or breaks off"
    return "the server breaks off the connection"


class _Gate(httpcore2.NetworkBackend):
    """Opens connections to checked addresses only, and holds the clock of the visit."""

    def __init__(self, machine: Machine, limits: Limits) -> None:
        self._machine = machine
        self._limits = limits
        self._stop = machine.now() + limits.total
        self._answers: dict[str, list[str]] = {}
        self._backend = httpcore2.SyncBackend()

    def find_addresses(self, host: str, port: int) -> list[str]:
        """The addresses of a host, resolved once in a visit and all checked; raises RefusedError if one is inner."""
        if host not in self._answers:
            addresses = self._machine.resolve(host, port)
            for address in addresses:
                fault = self._machine.find_fault(address)
                if fault:
                    raise RefusedError(f"it leads to an inner address, {address} ({fault})")
            if not addresses:
                raise RefusedError("its host cannot be found")
            self._answers[host] = addresses
        return self._answers[host]

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        """Connect to the first of the checked addresses that answers; the pool calls this with the name."""
        failure: Exception = httpcore2.ConnectError()
        for address in self.find_addresses(host, port):
            try:
                left = self.left(timeout)
                return _Timed(self._backend.connect_tcp(address, port, left, local_address, socket_options), self)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                failure = error
        raise failure

    def left(self, timeout: float | None) -> float:
        """The seconds that the next step may take; raises ReadTimeout if the visit has had all its time."""
        left = self._stop - self._machine.now()
        if left <= 0:
            raise httpcore2.ReadTimeout
        return left if timeout is None else min(timeout, left)

    def pause(self, seconds: float) -> None:
        """Wait, and put off the end of the visit by as long."""
        if seconds > 0:
            self._machine.sleep(seconds)
            self._stop += seconds

    def explain_delay(self) -> str:
        """Say in one clause which limit of time was passed."""
        if self._machine.now() >= self._stop:
            return f"it took longer than {self._limits.total:g} seconds"
        return f"the server does not answer within {self._limits.read:g} seconds"


class _Timed(httpcore2.NetworkStream):
    """A connection on which each step ends with the visit: a server that drips bytes gets no more time than others."""

    def __init__(self, stream: httpcore2.NetworkStream, gate: _Gate) -> None:
        self._stream = stream
        self._gate = gate

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Read within the time left."""
        return self._stream.read(max_bytes, self._gate.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Write within the time left."""
        self._stream.write(buffer, self._gate.left(timeout))

    def close(self) -> None:
        """Close it."""
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        """Go on in a safe connection; the certificate must be the name's, not the address's."""
        return _Timed(self._stream.start_tls(ssl_context, server_hostname, self._gate.left(timeout)), self._gate)

    def get_extra_info(self, info: str) -> Any:
        """Pass on what the pool asks of the connection."""
        return self._stream.get_extra_info(info)
