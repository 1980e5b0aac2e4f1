"""secondsource: what happened, who says so citing whom, and how many independent origins stand behind it.

import secondsource as ss
brief = ss.brief(["reports/"])
brief.to_html(), brief.timeline().to_text(), brief.list_events().export("csv").data
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from secondsource.tell.brief import Brief

__version__ = "0.1.0"
__all__ = ["__version__", "brief"]


def brief(
    inputs: Sequence[str | Path], follow: bool = False, workers: int | None = None, rules_only: bool = False
) -> Brief:
    """Read reports (folders, files, web addresses, or "-" for standard input) and make a brief of them.

    `follow` also fetches what the links of feeds lead to. `workers` processes examine the documents, by default as
    many as it pays; 0 works in this process, without limits of time and memory. `rules_only` leaves the learned tagger
    of attributions out. Raises ValueError when an input does not exist. Every other difficulty with an input is a
    Problem in the brief.
    """
    from secondsource.pipeline import Settings, make_brief  # loads many modules, which the name alone need not

    given = [inputs] if isinstance(inputs, (str, Path)) else inputs
    return make_brief(given, follow=follow, workers=workers, settings=Settings(rules_only))
