"""What may be asked of an ingest, and what is said where nobody can run one."""

from datetime import date

import pytest

from spacelaunch.domain.ingest_order import NO_PIPELINE, IngestOrder
from spacelaunch.errors import BadRequestError, ConflictError


@pytest.mark.parametrize(
    "asked",
    [{}, {"full": True}, {"since": date(2022, 1, 1)}, {"only": "launches"}, {"dry_run": True}],
)
def test_what_makes_sense_is_taken(asked):
    IngestOrder(source="spacex", **asked).require_sense()


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"full": True, "since": date(2022, 1, 1)}, "full reads everything"),
        ({"only": "engines"}, "only: spacex has no engines; it has rockets, launchpads"),
    ],
)
def test_what_does_not_is_refused_with_the_reason(asked, said):
    with pytest.raises(BadRequestError, match=said):
        IngestOrder(source="spacex", **asked).require_sense()


def test_where_there_is_no_pipeline_it_says_what_to_install():
    with pytest.raises(ConflictError, match=r"pip install 'spacelaunch\[pipeline\]'"):
        NO_PIPELINE.require("spacex")
    with pytest.raises(ConflictError, match="ingest/kaggle"):
        NO_PIPELINE.ingest(IngestOrder(source="kaggle"), lambda _: None)
