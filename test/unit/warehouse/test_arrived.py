from spacelaunch.domain.document import Document, Refused
from spacelaunch.warehouse.arrived import Arrived


def document(name, text="{}"):
    return Document(name, text, text)


def test_what_lies_beyond_the_last_that_is_here_is_new_and_the_rest_may_be_here():
    arrived = Arrived([document("d"), document("a"), document("c"), document("b")], "b")
    assert [each.document_id for each in arrived.beyond()] == ["d", "c"]
    assert [*arrived.within] == ["a", "b"]
    assert (arrived.count, arrived.ids) == (4, {"a", "b", "c", "d"})


def test_one_that_comes_again_may_be_here_and_the_last_of_all_counts():
    arrived = Arrived([document("a", "1"), document("a", "2"), document("a", "3")], "")
    assert [each.text for each in arrived.beyond()] == ["1"]
    assert [each.text for each in arrived.within.values()] == ["3"]


def test_what_was_refused_is_counted_and_neither():
    refused = Refused("a", "{}", "h", "reason")
    arrived = Arrived([refused, document("a")], "")
    assert [each.document_id for each in arrived.beyond()] == ["a"]
    assert (arrived.count, arrived.refused, arrived.within) == (2, [refused], {})


def test_none_is_read_before_the_one_before_it_was_taken():
    read = []

    def reading():
        for name in "ab":
            read.append(name)
            yield document(name)

    next(Arrived(reading(), "").beyond())
    assert read == ["a"]
