from spacelaunch.api.served.sink import Sink


def test_what_was_written_is_taken_once():
    sink = Sink()
    sink.write(b"ab")
    sink.write(memoryview(b"c"))
    assert (sink.taken(), sink.taken()) == (b"abc", b"")


def test_the_place_is_that_in_the_whole_file():
    sink = Sink()
    sink.write(b"ab")
    sink.taken()
    assert (sink.write(b"cde"), sink.tell(), sink.writable()) == (3, 5, True)
