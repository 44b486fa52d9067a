import pytest

from spacelaunch.domain.launch import SYNTHETIC_MISSION
from spacelaunch.errors import NotFoundError
from spacelaunch.sources.fake_spacex.catalogue import RESOURCES, STATES, read_folder, state
from spacelaunch.sources.json_documents import receive
from spacelaunch.sources.spacex_documents import MODELS, reason_to_refuse


@pytest.mark.parametrize("name", STATES)
def test_every_document_can_be_read(name):
    refused = [
        reason_to_refuse(resource, receive(document))
        for resource, documents in state(name).items()
        for document in documents
    ]
    assert set(refused) == {None}


def test_every_launch_says_that_it_never_was():
    names = {document["name"] for document in state("later")["launches"]}
    assert {name for name in names if not name.startswith(SYNTHETIC_MISSION)} == set()


def test_later_is_the_first_with_what_came_and_what_changed():
    first, later = ({each["id"]: each for each in state(name)["launches"]} for name in STATES)
    assert len(later.keys() - first.keys()) == 2
    assert sum(first[name] != later[name] for name in first) == 2


def test_it_holds_what_the_source_reads():
    assert set(RESOURCES) == set(MODELS)


def test_a_resource_without_its_file_is_empty(tmp_path):
    (tmp_path / "cores.json").write_text('[{"id": "1"}]')
    assert read_folder(tmp_path)["cores"] == [{"id": "1"}]
    assert read_folder(tmp_path)["rockets"] == []


def test_an_unknown_state_is_refused():
    with pytest.raises(NotFoundError, match="first and later"):
        state("tomorrow")
