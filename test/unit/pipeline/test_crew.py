from functools import partial

from spacelaunch.pipeline.crew import one_by_one


def test_a_piece_is_begun_when_what_the_one_before_it_gave_was_taken():
    begun = []

    def piece(name):
        begun.append(name)
        return name.upper()

    coming = one_by_one({name: partial(piece, name) for name in "abc"})
    assert begun == []
    assert next(coming) == "A"
    assert begun == ["a"]
    assert list(coming) == ["B", "C"]
