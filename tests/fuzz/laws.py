"""What holds of every input: it is read or set aside, nothing raises, regions and maps stay within their texts."""

from __future__ import annotations

from itertools import pairwise

from secondsource.model import Problem
from secondsource.read.inputs import Read, read_offer
from secondsource.read.offers import Blob, Offer
from secondsource.read.opening import open_blob

MOST_OFFERS = 200


def check_blob(name: str, data: bytes) -> int:
    """Read bytes as the file `name` and check all laws; give the number of reports that were read."""
    offers = list(open_blob(Blob(name, data=data)))
    assert offers, "what was offered has vanished"
    read = 0
    for offer in offers[:MOST_OFFERS]:
        results = list(read_offer(offer))
        assert results, "an offer has vanished"
        for result in results:
            if isinstance(result, Problem):
                check_reason(result.message)
            else:
                read += 1
                check_read(result, offer)
    return read


def check_reason(message: str) -> None:
    """A reason is one line that ends as all do; that of the last resort stands for an exception nobody thought of."""
    assert message.endswith("; set aside")
    assert "\n" not in message
    assert not message.startswith(("it could not be opened (", "it could not be read (")), message


def check_read(result: Read, offer: Offer) -> None:
    """Regions stand in order within the text, do not overlap and are not blank; runs stay within text and source."""
    text = result.document.text
    text.encode("utf-8")
    for one, two in pairwise(result.regions):
        assert one.stop <= two.start
    for region in result.regions:
        assert 0 <= region.start < region.stop <= len(text)
        assert text[region.start : region.stop].strip()
    for run in result.original.runs:
        assert 0 <= run.start < run.stop <= len(text)
        assert 0 <= run.source_start < run.source_stop
        if offer.runs is None:  # else the source is what the carrier held
            assert run.source_stop <= len(offer.text)
        if offer.runs is None and offer.form == "text":
            assert text[run.start : run.stop] == offer.text[run.source_start : run.source_stop]
    for one, two in pairwise(result.original.runs):
        assert one.stop <= two.start
