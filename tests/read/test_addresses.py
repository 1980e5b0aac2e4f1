"""Which web addresses may be asked for, and which IP addresses stand on the open internet."""

from __future__ import annotations

import ipaddress
import socket

import pytest

from secondsource.read.addresses import check_address, find_fault, resolve
from secondsource.read.offers import RefusedError

INNER = [
    ("0.0.0.0", "unspecified"),
    ("0.1.2.3", "unspecified"),
    ("10.0.0.1", "private"),
    ("10.255.255.255", "private"),
    ("100.64.0.0", "carrier-grade NAT"),
    ("100.127.255.255", "carrier-grade NAT"),
    ("100.100.100.200", "cloud metadata"),
    ("127.0.0.1", "loopback"),
    ("127.255.0.9", "loopback"),
    ("168.63.129.16", "cloud metadata"),
    ("169.254.169.254", "cloud metadata"),
    ("169.254.0.1", "link-local"),
    ("172.16.0.1", "private"),
    ("172.31.255.255", "private"),
    ("192.0.0.1", "reserved for protocols"),
    ("192.0.0.192", "cloud metadata"),
    ("192.0.2.1", "for documentation"),
    ("192.88.99.1", "reserved for protocols"),
    ("192.168.1.1", "private"),
    ("198.18.0.1", "for benchmarks"),
    ("198.19.255.255", "for benchmarks"),
    ("198.51.100.7", "for documentation"),
    ("203.0.113.7", "for documentation"),
    ("224.0.0.1", "multicast"),
    ("239.255.255.250", "multicast"),
    ("240.0.0.1", "reserved"),
    ("255.255.255.255", "broadcast"),
    ("::", "unspecified"),
    ("::1", "loopback"),
    ("::127.0.0.1", "reserved"),
    ("::ffff:127.0.0.1", "loopback"),
    ("::ffff:10.0.0.1", "private"),
    ("::ffff:a9fe:a9fe", "cloud metadata"),
    ("64:ff9b::7f00:1", "loopback"),
    ("64:ff9b::192.168.0.1", "private"),
    ("64:ff9b:1::8.8.8.8", "reserved"),
    ("100::1", "reserved"),
    ("2001::1", "reserved for protocols"),
    ("2001:0:4136:e378:8000:63bf:3fff:fdd2", "reserved for protocols"),
    ("2001:20::1", "reserved for protocols"),
    ("2001:db8::1", "for documentation"),
    ("2002:7f00:1::", "loopback"),
    ("2002:c0a8:101::1", "private"),
    ("3fff::1", "for documentation"),
    ("4000::1", "reserved"),
    ("5f00::1", "reserved"),
    ("fc00::1", "private"),
    ("fd12:3456::1", "private"),
    ("fd00:ec2::254", "cloud metadata"),
    ("fd20:ce::254", "cloud metadata"),
    ("fe80::1", "link-local"),
    ("fe80::1%eth0", "link-local"),
    ("::1%lo", "loopback"),
    ("fec0::1", "private"),
    ("ff02::1", "multicast"),
    ("127.1", "malformed"),
    ("", "malformed"),
]
PUBLIC = [
    "1.1.1.1",
    "8.8.8.8",
    "9.255.255.255",
    "11.0.0.1",
    "100.63.255.255",
    "100.128.0.0",
    "126.255.255.255",
    "128.0.0.1",
    "169.253.255.255",
    "172.15.255.255",
    "172.32.0.1",
    "192.167.255.255",
    "192.169.0.1",
    "198.17.255.255",
    "198.20.0.0",
    "223.255.255.255",
    "2606:4700::1111",
    "2a00:1450:4001::1",
    "2003::1",
    "::ffff:8.8.8.8",
    "64:ff9b::8.8.8.8",
    "2002:808:808::1",
]


@pytest.mark.parametrize(("address", "word"), INNER)
def test_an_address_that_is_not_public_is_named(address, word):
    assert find_fault(address) == word


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_address_has_no_fault(address):
    assert find_fault(address) == ""


@pytest.mark.parametrize("address", [address for address, word in INNER if word != "malformed"] + PUBLIC)
def test_what_python_knows_to_be_inner_is_never_called_public(address):
    ip = ipaddress.ip_address(address.partition("%")[0])
    if ip.is_private or ip.is_loopback or ip.is_link_local or ip.is_multicast or ip.is_reserved or ip.is_unspecified:
        assert find_fault(address) or address.startswith(("64:ff9b::", "::ffff:")), address


REFUSED = [
    ("http://2130706433/", "in disguise"),
    ("http://0x7f000001/", "in disguise"),
    ("http://0x7f.1/", "in disguise"),
    ("http://127.1/", "in disguise"),
    ("http://127.0.1/", "in disguise"),
    ("http://1.2.3.4.5/", "in disguise"),
    ("http://news.0x7f000001/", "in disguise"),
    ("http://017700000001/", "in disguise"),
    ("http://0177.0.0.1/", "malformed"),
    ("http://256.1.1.1/", "malformed"),
    ("http://①②⑦.⓪.⓪.①/", "malformed"),
    ("http://１２７。０。０。１/", "malformed"),
    ("http://%31%32%37.0.0.1/", "no valid host"),
    ("http://[fe80::1%25eth0]/", "no valid host"),
    ("http://[::1", "malformed"),
    ("http://[1.2.3.4]/", "malformed"),
    ("http://reader@news.test/", "user name or password"),
    ("http://reader:word@news.test/", "user name or password"),
    ("http://news.test\\@127.0.0.1/", "user name or password"),
    ("http://news.test\\.evil.test/", "no valid host"),
    ("http:///a", "no valid host"),
    ("http://", "no valid host"),
    ("http:news.test", "no valid host"),
    ("http://news test/", "no valid host"),
    ("http://a..b/", "no valid host"),
    (f"http://{'a' * 64}.test/", "no valid host"),
    (f"http://{'a.' * 130}test/", "no valid host"),
    ("http://news.test:0/", "port 0"),
    ("http://news.test:22/", "port 22"),
    ("http://news.test:25/", "port 25"),
    ("http://news.test:6667/", "port 6667"),
    ("http://news.test:65536/", "port 65536"),
    ("http://news.test:8a/", "malformed"),
    ("http://news.test/a\r\nHost: other.test", "malformed"),
    ("http://news.test/a\x00", "malformed"),
    ("http://news.test/\udc80", "malformed"),
    ("http://news.test/" + "a" * 9000, "longer than"),
    ("ftp://news.test/", "something else"),
    ("file:///etc/passwd", "something else"),
    ("gopher://news.test:70/", "something else"),
    ("javascript:alert(1)", "something else"),
    ("data:text/html,A crane falls", "something else"),
    ("//news.test/", "something else"),
    ("news.test", "something else"),
    ("", "something else"),
]


@pytest.mark.parametrize(("address", "reason"), REFUSED)
def test_an_address_that_may_not_be_asked_for_is_refused_with_the_reason(address, reason):
    with pytest.raises(RefusedError, match=reason):
        check_address(address)


ALLOWED = [
    ("http://news.test", "http://news.test"),
    ("  https://news.test/a  ", "https://news.test/a"),
    ("HTTP://NEWS.TEST/A", "http://news.test/A"),
    ("http://news.test./a#part", "http://news.test/a"),
    ("http://news.test:80/", "http://news.test/"),
    ("http://news.test:8080/a?b=c", "http://news.test:8080/a?b=c"),
    ("http://zürich.test/höhe", "http://xn--zrich-kva.test/h%C3%B6he"),
    ("http://8.8.8.8./", "http://8.8.8.8/"),
    ("http://[2606:4700::1111]:8080/", "http://[2606:4700::1111]:8080/"),
    ("http://127.0.0.1/", "http://127.0.0.1/"),  # refused where it is connected to, as every name for it is
]


@pytest.mark.parametrize(("address", "meant"), ALLOWED)
def test_a_web_address_is_written_in_one_form(address, meant):
    assert str(check_address(address)) == meant


def test_a_redirect_is_read_from_where_it_stands():
    base = check_address("https://news.test/a/b?c")
    assert str(check_address("../d", base)) == "https://news.test/d"
    assert str(check_address("//other.test/d", base)) == "https://other.test/d"
    with pytest.raises(RefusedError):
        check_address("file:///d", base)


def test_a_host_gives_each_of_its_addresses_once(monkeypatch):
    answers = [(2, 1, 6, "", ("8.8.8.8", 80)), (2, 1, 6, "", ("8.8.8.8", 80)), (10, 1, 6, "", ("2003::1", 80, 0, 0))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: answers)
    assert resolve("news.test", 80) == ["8.8.8.8", "2003::1"]


@pytest.mark.parametrize("error", [socket.gaierror(-2, "unknown"), UnicodeError("label too long"), OSError("none")])
def test_a_host_that_nobody_knows_is_refused(monkeypatch, error):
    def fail(*_, **__):
        raise error

    monkeypatch.setattr(socket, "getaddrinfo", fail)
    with pytest.raises(RefusedError, match="cannot be found"):
        resolve("news.test", 80)
