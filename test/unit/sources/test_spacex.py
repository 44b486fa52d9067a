from datetime import UTC, datetime, timedelta

import pytest

from spacelaunch.domain.document import Document, Mark
from spacelaunch.sources.fake_spacex.catalogue import state
from spacelaunch.sources.fake_spacex.server import FakeSpacex
from spacelaunch.sources.spacex import Spacex
from spacelaunch.sources.spacex_client import SpacexClient

NEWEST = datetime(2021, 2, 16, 3, 59, tzinfo=UTC)


@pytest.fixture(scope="module")
def server():
    with FakeSpacex() as running:
        yield running


@pytest.fixture
def fake(server):
    server.documents = state("first")
    return server


@pytest.fixture
def source(fake):
    with SpacexClient(fake.url, page_size=5) as client:
        yield Spacex(client)


def ids(pages):
    return [each.document_id for page in pages for each in page.received]


def test_everything_is_read_once_and_the_tag_comes_with_the_end(source, fake):
    pages = list(source.read_all("launches", "tag"))
    assert sorted(ids(pages)) == sorted(each["id"] for each in fake.documents["launches"])
    assert [page.mark.tag for page in pages] == [None] * 4 + ["tag"]


def test_what_is_upcoming_never_moves_the_watermark(source):
    marks = [page.mark.read_until_at for page in source.read_all("launches", "tag")]
    assert marks == sorted(marks)
    assert marks[-1] == NEWEST


def test_a_launch_that_does_not_say_whether_it_was_does_not_move_it(source, fake):
    fake.documents["launches"][0] |= {"date_utc": "2031-01-01T00:00:00.000Z", "upcoming": None}
    assert [*source.read_all("launches", "tag")][-1].mark.read_until_at == NEWEST


def test_the_new_is_what_lies_in_the_window_or_is_unresolved(source, fake):
    mark = Mark(read_until_at=NEWEST)
    old = fake.documents["launches"][2]["id"]
    *pages, second_look = source.read_new("launches", "tag", mark, [old])
    dates = {each["id"]: each["date_utc"] for each in fake.documents["launches"]}
    recent = [name for name, date in dates.items() if date > "2021-01-02T03:59:00.000Z"]
    assert sorted(ids(pages)) == sorted([old, *recent])
    assert second_look.mark.tag == "tag"


def test_the_second_look_goes_through_all_that_is_older_and_begins_anew(source, fake):
    mark, seen, looks = Mark(read_until_at=NEWEST), set(), 0
    while looks == 0 or mark.swept_until_at is not None:
        *_, look = source.read_new("launches", "tag", mark, [])
        mark, looks = look.mark, looks + 1
        seen |= set(ids([look]))
    older = [each["id"] for each in fake.documents["launches"] if each["date_utc"] < "2021"]
    assert seen == set(older)
    assert looks == 4  # 17 in pages of 5, each beginning with the last of the one before


def test_the_second_look_is_not_held_by_a_page_full_of_one_moment(source, fake):
    for launch in fake.documents["launches"][:8]:
        launch["date_utc"] = "2015-01-01T00:00:00.000Z"
    first = [*source.read_new("launches", "tag", Mark(read_until_at=NEWEST), [])][-1].mark
    second = [*source.read_new("launches", "tag", first, [])][-1].mark
    assert second.swept_until_at > first.swept_until_at


def test_since_takes_the_place_of_the_window(source, fake):
    since = datetime(2020, 1, 1, tzinfo=UTC)
    pages = [*source.read_new("launches", "tag", Mark(read_until_at=NEWEST), [], since)]
    later = [each["id"] for each in fake.documents["launches"] if each["date_utc"] >= "2020"]
    assert sorted(ids(pages)) == sorted(later)


def test_a_resource_without_dates_is_read_whole(source, fake):
    pages = source.read_new("payloads", "tag", Mark(read_until_at=None), [])
    assert len(ids(pages)) == len(fake.documents["payloads"])


def test_a_resource_without_dates_can_be_known_unread_and_launches_cannot(source):
    for resource, is_known in (("payloads", True), ("launches", False)):
        for read in (source.read_all, source.read_by_id):
            *pages, last = read(resource, "tag")
            assert {page.digest is not None for page in pages} == {is_known}
            assert (last.digest, last.mark.tag) == (None, "tag")


def test_reading_by_id_moves_no_mark_before_its_end(source):
    *pages, last = source.read_by_id("launches", "tag")
    assert [page.mark for page in pages] == [Mark()] * 4
    assert ids(pages) == sorted(ids(pages))
    assert last.mark == Mark(read_until_at=NEWEST, tag="tag")


def test_the_known_tag_says_that_nothing_changed(source, fake):
    tag = source.changed_tag("launches", Mark())
    assert source.changed_tag("launches", Mark(tag=tag)) is None
    fake.documents["launches"][0]["details"] = "new"
    assert source.changed_tag("launches", Mark(tag=tag)) not in (None, tag)


def test_documents_are_checked_and_tabulated(source):
    page = next(iter(source.read_all("rockets", "tag")))
    documents = [each for each in page.received if isinstance(each, Document)]
    assert {source.reason_to_refuse("rockets", each) for each in documents} == {None}
    assert source.tabulate("rockets", documents)["rockets"].height == 3


def test_the_window_can_be_set(fake):
    with SpacexClient(fake.url) as client:
        source = Spacex(client, lag=timedelta(days=3650))
        *pages, _ = source.read_new("launches", "tag", Mark(read_until_at=NEWEST), [])
        assert len(ids(pages)) == len(fake.documents["launches"])


@pytest.mark.parametrize("resource", ["launches", "payloads"])
def test_what_can_be_read_is_known_to_be_so_when_it_comes(source, fake, resource):
    fake.documents[resource][1] |= {"name": 5}
    for read in (source.read_all, source.read_by_id):
        received = [each for page in read(resource, "tag") for each in page.received]
        reasons = [source.reason_to_refuse(resource, each) for each in received]
        assert [each.is_sound for each in received] == [reason is None for reason in reasons]
        assert reasons.count("name: Input should be a valid string") == 1
