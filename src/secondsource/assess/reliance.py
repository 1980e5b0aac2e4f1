"""Which reports of crimes and accidents rest on the authorities? Those in which nobody else has a voice."""

from __future__ import annotations

from secondsource.link.lineage import EVERYBODY, OWN_VOICES, count_voices
from secondsource.link.words import regions_by_document, told_text
from secondsource.model import Document, Records, Region


def find_reliant(records: Records) -> frozenset[str]:
    """The reports without voices of their own: no witness, relative, court or doctor speaks in them.

    What such a report tells of a crime or an accident in its own words is the account of those who deal with it, for
    it was not there. The voices and their number are those of `link.lineage`.
    """
    regions = regions_by_document(records.of(Region))
    reliant = set()
    for document in records.of(Document):
        voices = count_voices(told_text(document, regions.get(document.id, ())))
        if sum(number for voice, number in voices.items() if voice != EVERYBODY) < OWN_VOICES:
            reliant.add(document.id)
    return frozenset(reliant)
