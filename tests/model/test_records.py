"""Ids by content."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.model import Document, Problem


@given(st.text(), st.text(), st.text(), st.text())
def test_the_id_of_a_record_ignores_who_made_it(uri, publisher, text, by):
    said = {"uri": uri, "publisher": publisher, "text": text}
    assert Document(**said).id == Document(**said, by=by).id


def test_the_same_text_from_another_publisher_is_another_document():
    one = Document(uri="a", publisher="Gazette", text="It rained.")
    assert one.id != Document(uri="a", publisher="Courier", text="It rained.").id


def test_a_record_cannot_be_changed():
    with pytest.raises(AttributeError):
        Problem(where="a", message="b").message = "c"  # type: ignore[misc]


def test_fields_that_run_together_do_not_make_one_id():
    assert Problem(where="ab", message="c").id != Problem(where="a", message="bc").id
