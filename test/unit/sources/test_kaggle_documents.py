import pytest

from spacelaunch.domain.document import Mark, Refused
from spacelaunch.errors import BadDataError
from spacelaunch.sources.kaggle_documents import Kaggle
from spacelaunch.sources.sample import sample_csv
from spacex_worlds import contents, run

LINES = list(sample_csv(60))


def source(lines=LINES):
    return Kaggle(lambda: "".join(lines).encode())


def ids(kaggle):
    tag = kaggle.changed_tag("launches", Mark())
    pages = kaggle.read_all("launches", tag)
    return [each.document_id for page in pages for each in page.received]


def test_every_line_is_a_document_and_a_line_that_stands_twice_is_two():
    found = ids(source())
    assert len(set(found)) == 60
    assert sum(name.endswith("-2") for name in found) == 1


def test_the_order_of_the_file_does_not_matter():
    assert ids(source()) == ids(source([LINES[0], *reversed(LINES[1:])]))


def test_a_file_of_the_same_bytes_is_not_new():
    kaggle = source()
    tag = kaggle.changed_tag("launches", Mark())
    assert kaggle.changed_tag("launches", Mark(tag=tag)) is None
    assert len(kaggle.calls) == 2


def test_a_line_with_too_many_values_is_refused_whole():
    kaggle = source([*LINES[:3], "a,b\r\n"])
    pages = kaggle.read_all("launches", kaggle.changed_tag("launches", Mark()))
    refused = [each for page in pages for each in page.received if isinstance(each, Refused)]
    assert [each.reason for each in refused] == ["another number of values"]


def test_a_file_that_is_no_text_is_refused():
    kaggle = Kaggle(lambda: b"\xff\xfe")
    tag = kaggle.changed_tag("launches", Mark())
    with pytest.raises(BadDataError, match="UTF-8"):
        list(kaggle.read_all("launches", tag))


def test_launches_come_into_the_relation_and_a_corrected_one_is_changed(engine):
    first = run(engine, source())
    assert (first.run.status, first.run.total("rows_written")) == ("succeeded", 60)
    again = run(engine, source())
    assert (again.run.total("rows_written"), again.run.total("api_calls")) == (0, 1)
    place = next(place for place, line in enumerate(LINES) if ",Success," in line)
    corrected = [*LINES]
    corrected[place] = corrected[place].replace(",Success,", ",Failure,")
    assert run(engine, source(corrected)).run.total("rows_changed") == 1
    assert len(contents(engine)["launches"]) == 60


@pytest.mark.parametrize(
    ("date", "until"),
    [
        ("2000-02-29 10:00:00+00:00,2000,2,29,29/02/2000,10:00", "2000-02-29 10:01"),
        ("2000-02-29 00:00:00+00:00,2000,2,29,29/02/2000,00:00", "2000-03-01 00:00"),
        (",2000,2,,,", "2000-03-01 00:00"),
        (",2000,,,,", "2001-01-01 00:00"),
    ],
    ids=["minute", "day", "month", "year"],
)
def test_a_precision_means_an_interval(date, until):
    line = f'P,"Pad, USA",R | M,StatusActive,,Prelaunch Failure,USA,USA,P,{date}\r\n'
    kaggle = source([LINES[0], line])
    pages = kaggle.read_all("launches", kaggle.changed_tag("launches", Mark()))
    (document,) = next(pages).received
    table = kaggle.tabulate("launches", [document])["launches"]
    row = dict(zip(table.columns, table.rows()[0], strict=True))
    assert f"{row['launched_until_at']:%Y-%m-%d %H:%M}" == until
    assert row["scope"] == "pad_loss"


def test_a_line_that_cannot_be_read_says_which_column():
    kaggle = source([LINES[0], LINES[1].replace(",P,", ",X,").replace(",S,", ",X,")])
    pages = kaggle.read_all("launches", kaggle.changed_tag("launches", Mark()))
    (document,) = next(pages).received
    assert "Private or State Run" in kaggle.reason_to_refuse("launches", document)
