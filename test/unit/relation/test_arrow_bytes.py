"""Tables as bytes and back."""

import pyarrow as pa
import pytest

from spacelaunch.relation.arrow_bytes import from_bytes, to_bytes

CODED = pa.array(["a", None, "a"]).dictionary_encode()


@pytest.mark.parametrize(
    "table",
    [
        pytest.param(pa.table({"n": list(range(1_000))}), id="numbers"),
        pytest.param(pa.table({"x": CODED}), id="codes"),
        pytest.param(pa.table({"x": pa.chunked_array([CODED, CODED])}), id="pieces"),
        pytest.param(pa.table({"x": pa.array([], pa.string())}), id="nothing"),
        pytest.param(pa.table({"x": [str(n) for n in range(9)]}).slice(3, 2), id="a part"),
    ],
)
def test_a_table_comes_back_whole(table):
    assert from_bytes(to_bytes(table)).equals(table)


def test_a_part_of_a_table_takes_no_more_room_than_it_is():
    whole = pa.table({"x": [f"{n:032}" for n in range(100_000)]})
    assert len(to_bytes(whole.slice(10, 1))) < 2_000


def test_what_repeats_takes_little_room():
    assert (
        len(to_bytes(pa.table({"x": pa.array(["the same"] * 100_000).dictionary_encode()})))
        < 20_000
    )
