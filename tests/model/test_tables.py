"""Tables in which nothing stands twice."""

from secondsource.model import Problem, Records


def test_a_table_holds_a_record_once_and_keeps_the_order():
    first, second = Problem(where="a", message="m"), Problem(where="b", message="m")
    table = Records([first, second, Problem(where="a", message="m", by="other")])
    assert table.of(Problem) == (first, second)
