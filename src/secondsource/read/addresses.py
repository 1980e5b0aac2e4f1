"""May this web address be asked for, and does its host stand on the open internet?

A report may name any address, and a name may resolve to any machine, also to one that only this one can reach. So an
address is checked as it is written, and each IP address that its host resolves to is checked before a connection.
"""

from __future__ import annotations

import functools
import ipaddress
import re
import socket

import httpx2

from secondsource.lists import read_lines
from secondsource.read.offers import RefusedError

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address

LONGEST_ADDRESS = 8000
"""Characters of a web address; RFC 9110, section 4.1, asks that at least this many be supported."""
WEB_PORTS = (80, 443)
LEAST_OTHER_PORT = 1024
"""Below it stand services that are no web servers (mail, remote shells), at which a page could aim a request."""
OTHER_SERVICES = frozenset(
    (1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080)
)
"""The ports from 1024 on that no browser asks (WHATWG Fetch, "port blocking")."""

_NAME = re.compile(r"[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*")
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def check_address(text: str, base: httpx2.URL | None = None) -> httpx2.URL:
    """Parse a web address, relative to `base` if given, without its fragment; raises RefusedError if it may not be had.

    Only http and https, without a user or password, at a port where web servers stand; a host is a name or an IP
    address in its usual form (WHATWG URL, "ends in a number", without the forms that hide one: 127.1, 0x7f000001).
    """
    if len(text) > LONGEST_ADDRESS:
        raise RefusedError(f"its address is longer than {LONGEST_ADDRESS} characters")
    try:
        url = base.join(text.strip()) if base else httpx2.URL(text.strip())
        host = url.raw_host.decode("ascii")
        port = url.port
    except (httpx2.InvalidURL, ValueError):
        raise RefusedError("its address is malformed") from None
    if url.scheme not in ("http", "https"):
        raise RefusedError("it leads to something else than a web address (http or https)")
    if url.userinfo:
        raise RefusedError("its address holds a user name or password")
    if port is not None and (port in OTHER_SERVICES or not (port in WEB_PORTS or LEAST_OTHER_PORT <= port <= 65535)):
        raise RefusedError(f"port {port} is not one where reports are published")
    return url.copy_with(host=_check_host(host), fragment=None)


def _check_host(host: str) -> str:
    """Give a host without the dot of the root; raises RefusedError for one that is neither a name nor an IP address."""
    if ":" in host and "%" not in host:  # the parser has checked that it is an IPv6 address
        return str(ipaddress.IPv6Address(host))
    name = host.lower().removesuffix(".")
    if len(name) > 253 or not _NAME.fullmatch(name):
        raise RefusedError("its address names no valid host")
    if _NUMBER.fullmatch(name.rpartition(".")[2]):
        try:
            return str(ipaddress.IPv4Address(name))
        except ValueError:
            raise RefusedError("its host is an IP address in disguise") from None
    return name


def resolve(host: str, port: int) -> list[str]:
    """Ask the system for the IP addresses of a host, in the order to try them; raises RefusedError if it has none.

    How long that may take is a setting of the system (by default ten seconds a name server).
    """
    try:
        answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise RefusedError("its host cannot be found") from None
    return list(dict.fromkeys(str(answer[4][0]) for answer in answers))


def find_fault(address: str) -> str:
    """Say what keeps an IP address from being asked ("private", "loopback" ...), or nothing if it is a public one.

    An IPv4 address inside an IPv6 one (mapped, 6to4, NAT64) is judged as well.
    """
    try:
        ip: IPAddress = ipaddress.ip_address(address)
    except ValueError:
        return "malformed"
    hidden = _find_hidden(ip)
    if hidden is not None:
        return find_fault(str(hidden))
    if isinstance(ip, ipaddress.IPv6Address):
        ip = ipaddress.IPv6Address(int(ip))  # without a zone, which says through which of our cables it is reached
    return next((word for network, word in _networks() if ip.version == network.version and ip in network), "")


def _find_hidden(ip: IPAddress) -> ipaddress.IPv4Address | None:
    if isinstance(ip, ipaddress.IPv4Address):
        return None
    if ipaddress.IPv6Address(int(ip)) in _NAT64:
        return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour


@functools.cache
def _networks() -> tuple[tuple[ipaddress.IPv4Network | ipaddress.IPv6Network, str], ...]:
    """The networks that are not public, in order, each with the word for it."""
    rows = (line.split("\t") for line in read_lines("read", "networks.tsv"))
    return tuple((ipaddress.ip_network(network), word) for network, word in rows)
