import httpx
import pytest

from spacelaunch.domain.document import Mark
from spacelaunch.sources.fake_gcat import FakeGcat
from spacelaunch.sources.gcat import Gcat
from unkept_ledger import UnkeptLedger


@pytest.fixture
def fake():
    with FakeGcat(40) as server:
        yield server


def test_its_log_is_one_that_we_read(fake):
    gcat = Gcat(fake.url, UnkeptLedger(), pause_s=0.001)
    tag = gcat.changed_tag("launches", Mark())
    received = [each for page in gcat.read_all("launches", tag) for each in page.received]
    assert len({each.document_id for each in received}) == 40
    assert [gcat.reason_to_refuse("launches", each) for each in received] == [None] * 40
    assert gcat.changed_tag("launches", Mark(tag=tag)) is None
    fake.launches = 20
    assert gcat.changed_tag("launches", Mark(tag=tag)) not in (None, tag)


def test_what_it_has_not_is_not_found(fake):
    assert httpx.get(f"{fake.url}/tables/none.tsv", timeout=60).status_code == 404
