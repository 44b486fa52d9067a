from factories import make_launch
from spacelaunch.domain.document import Document, Mark, Refused
from spacelaunch.errors import BadRecordError
from spacelaunch.sources.launch_rows import Attempt
from spacelaunch.sources.whole_file import WholeFile


class Invented(WholeFile):
    """So many launches, the last one first; one that cannot be read."""

    name = "invented"

    def __init__(self, count):
        self.count = count

    def documents(self):
        yield Refused(None, "?", "0", "no id")
        for number in reversed(range(self.count)):
            yield Document(f"{number:05}", str(2000 + number % 20), str(number))

    def read(self, document):
        if document.document_id == "00001":
            raise BadRecordError("year: too good")
        launch = make_launch(int(document.text), launch_id="another")
        return Attempt(launch, document.document_id, "orbital")


def test_all_is_read_in_order_by_pages_and_the_tag_holds_when_it_is_kept():
    *pages, last = Invented(4_500).read_all("launches", "tag")
    assert [len(page.received) for page in pages] == [2_000, 2_000, 501]
    ids = [each.document_id for page in pages for each in page.received]
    assert ids == [None, *(f"{number:05}" for number in range(4_500))]
    assert {page.mark.tag for page in pages} == {None}
    assert (last.received, last.mark) == ((), Mark(tag="tag"))


def test_what_is_new_is_all_of_it():
    source = Invented(3)
    everything = [*source.read_all("launches", "tag")]
    assert [*source.read_new("launches", "tag", Mark(), ["00001"])] == everything


def test_what_cannot_be_read_says_why_and_the_rest_are_rows():
    source = Invented(3)
    page = next(source.read_all("launches", "tag"))
    first, second, third = page.received[1:]
    assert source.reason_to_refuse("launches", second) == "year: too good"
    assert source.reason_to_refuse("launches", first) is None
    table = source.tabulate("launches", [first, third])["launches"]
    rows = [dict(zip(table.columns, row, strict=True)) for row in table.rows()]
    assert [row["source_id"] for row in rows] == ["00000", "00002"]
    # By this a row is found again when its document changes.
    assert [row["launch_id"] for row in rows] == ["00000", "00002"]
