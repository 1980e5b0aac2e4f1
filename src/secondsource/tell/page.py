"""The brief as one HTML page: no script, no request, nothing from a report that is not escaped."""

from __future__ import annotations

from functools import cache
from html import escape
from importlib import resources
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined, Template
from markupsafe import Markup

from secondsource.tell.account import MOST_NAMED, say_rest
from secondsource.tell.cards import EventCard, sides_words, standing_words
from secondsource.tell.outline import Outline
from secondsource.tell.wording import listed, plural, times, visible, words

OPEN_STORIES = 8
"""Stories that stand open on the page; the smaller ones are folded."""

FRAME_HEIGHT = 720
"""Pixels that a brief takes in a notebook."""


def to_html(outline: Outline) -> str:
    """Write a brief as one self-contained page, which holds for every reader of HTML and asks for nothing."""
    return load_template("page.html.jinja").render(outline=outline, open_stories=OPEN_STORIES)


def to_frame(outline: Outline) -> str:
    """Write a brief for a notebook: the page in a frame of its own, so that neither styles the other."""
    page = escape(to_html(outline), quote=True)
    style = f"width:100%;height:{FRAME_HEIGHT}px;border:1px solid #ccc;border-radius:6px"
    return f'<iframe title="brief" sandbox="" style="{style}" srcdoc="{page}"></iframe>'


@cache
def load_template(name: str) -> Template:
    """One of the templates in `data/`, with the style sheet and the words that each of them uses."""
    found = Environment(
        loader=FunctionLoader(_data),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        finalize=_show,
    )
    found.globals.update(words=words(), css=Markup(_data("page.css")))
    found.globals.update(
        listed=listed, plural=plural, times=times, names=_names, most_named=MOST_NAMED, say_rest=say_rest
    )
    found.globals.update(settled=_settled, standing=standing_words, brief_standing=sides_words)
    return found.get_template(name)


def _show(value: Any) -> Any:
    """Make hidden characters visible in all that is written, before it is escaped."""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _data(name: str) -> str:
    return resources.files("secondsource.tell").joinpath("data", name).read_text("utf-8")


def _names(participants: tuple[tuple[str, str], ...]) -> list[str]:
    return [name for name, _ in participants]


def _settled(card: EventCard) -> str:
    return "undisputed: " + listed([view.name for view in card.settled])
