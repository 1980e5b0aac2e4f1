"""`secondsource brief`: what happened, who says so citing whom, and where the reports disagree."""

from __future__ import annotations

from secondsource.cli.options import Telling
from secondsource.cli.running import tell

EXAMPLES = """\b
Examples:
  secondsource brief reports/
  secondsource brief reports/ -o brief.html
  secondsource brief a.txt b.html --format json | jq .events
  secondsource brief --follow https://news.example/feed.xml
  cat report.txt | secondsource brief -"""


def run(asked: Telling) -> None:
    """Make a brief of reports: what happened, who says so citing whom, and where the reports disagree.

    The last line on stderr accounts for the inputs, if any was set aside. Exit codes: 0 done, 1 nothing could be
    read, 2 wrong use.
    """
    tell(asked, lambda made: made)
