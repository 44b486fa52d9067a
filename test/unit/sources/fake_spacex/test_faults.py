from spacelaunch.sources.fake_spacex.faults import Fault, Faults


def taken(faults, *requests):
    return [faults.take(path, page) is not None for path, page in requests]


def test_a_fault_happens_as_often_as_was_said():
    faults = Faults()
    faults.set([Fault("launches", times=2)])
    assert taken(faults, *[("/v4/launches", None)] * 3) == [True, True, False]


def test_a_fault_of_a_page_leaves_the_others_alone():
    faults = Faults()
    faults.set([Fault("launches/query", page=3)])
    asked = [("/v4/launches/query", 2), ("/v4/cores/query", 3), ("/v4/launches/query", 3)]
    assert taken(faults, *asked) == [False, False, True]
