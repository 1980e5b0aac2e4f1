"""Whether day or month stands first in a date of slashes."""

from __future__ import annotations

import pytest

from secondsource.read.day_order import find_order


@pytest.mark.parametrize(
    ("host", "lang", "text", "order"),
    [
        ("herald.example.co.uk", "", "", "day"),
        ("herald.example.us", "", "", "month"),
        ("herald.com", "en-GB", "", "day"),
        ("herald.com", "en_AU", "", "day"),
        ("herald.com", "en-US", "", ""),
        ("herald.com", "", "", ""),
        ("herald.com", "", "Posted 25/03/2020", "day"),
        ("herald.com", "", "Posted 03/25/2020", "month"),
        ("herald.example.co.uk", "", "Posted 03/25/2020", "month"),
        ("herald.com", "", "03/25/2020 and 25/03/2020", ""),
        ("herald.com", "", "03/04/2020", ""),
    ],
)
def test_other_dates_tell_the_order_then_the_host_then_the_language(host, lang, text, order):
    assert find_order(host, lang, text) == order
