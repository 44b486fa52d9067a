import orjson
import pytest

from spacelaunch.sources.json_arrays import cut_array

FIRST = {"id": "a", "cores": [{"core": 1}, {"core": 2}], "said": 'a "],[{" in words'}


@pytest.mark.parametrize(
    "values",
    [[FIRST], [FIRST, {"id": "b"}, FIRST], [{"né": 1}, {"né": {}}]],
    ids=["one", "three", "a name with more than letters"],
)
def test_an_array_is_cut_where_its_objects_end(values):
    for text in (orjson.dumps(values), b" \n" + orjson.dumps(values) + b"\n"):
        assert [*cut_array(text)] == [orjson.dumps(each) for each in values]


@pytest.mark.parametrize(
    "text",
    [
        b'[{"id":1,"of":[{"x":1},{"id":2}]}]',
        b'[{"id":1},{"name":2}',
        b'[{"id":1},{"id":2},]',
        b'[{"id":1}],"also":[{"id":2}]',
        b'[{"id":1},{"id":2}]]',
        b'[{"id":1},{"id":2}],[]',
    ],
    ids=[
        "begins so inside",
        "no end",
        "a comma too many",
        "a second array",
        "a bracket too many",
        "an array behind",
    ],
)
def test_what_is_cut_wrongly_is_no_json(text):
    assert not all(_is_json(each) for each in [*cut_array(text)] or [b""])


def test_what_is_no_array_of_objects_is_not_cut():
    texts = (b"[]", b"[1,2]", b'{"id":1}', b"[{}]", b"", b'[{"id":1}] x', b'[{"id":1}')
    assert [each for text in texts for each in cut_array(text)] == []


def _is_json(text: bytes) -> bool:
    try:
        orjson.loads(text)
    except orjson.JSONDecodeError:
        return False
    return True
