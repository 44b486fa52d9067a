from unittest.mock import Mock

import pytest

from spacelaunch.pipeline.source import Source
from spacelaunch.sources.kaggle_documents import Kaggle
from spacelaunch.sources.launch_library import LaunchLibrary
from spacelaunch.sources.launch_library_client import LaunchLibraryClient
from spacelaunch.sources.spacex import Spacex
from spacelaunch.sources.spacex_client import SpacexClient

LIBRARY = LaunchLibraryClient("http://127.0.0.1:9/2.3.0", Mock())


@pytest.mark.parametrize(
    "source",
    [
        Spacex(SpacexClient("http://127.0.0.1:9/v4")),
        Kaggle(lambda: b""),
        LaunchLibrary(LIBRARY, Mock()),
    ],
    ids=["spacex", "kaggle", "launch-library"],
)
def test_a_source_has_all_that_the_pipeline_wants(source: Source):
    wanted = {name for name in vars(Source) if not name.startswith("_")}
    assert {name for name in wanted if not hasattr(source, name)} == set()
    assert source.leading in source.resources
