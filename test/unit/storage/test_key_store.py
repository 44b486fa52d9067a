import pytest
from fakeredis import FakeRedis, FakeServer

from factories import NOW
from spacelaunch.domain.api_key import ApiKey, Scope, digest_of
from spacelaunch.errors import BadRequestError, NotFoundError, StorageUnavailableError
from spacelaunch.storage.key_store import KeyStore, keys_given

GIVEN = ApiKey(name="ci", scope=Scope.WRITE, digest=digest_of("from the settings"))


@pytest.fixture
def store(fake_redis):
    return KeyStore(fake_redis, given=[GIVEN])


def test_a_new_key_is_found_by_its_text(store):
    text, key = store.create("alice", Scope.READ, NOW)
    assert store.find(text) == key
    assert (key.name, key.scope, key.created_at) == ("alice", Scope.READ, NOW)


def test_another_text_finds_nothing(store):
    text, _ = store.create("alice", Scope.READ, NOW)
    assert (store.find(text + "0"), store.find("")) == (None, None)


def test_the_id_alone_opens_nothing(fake_redis):
    digest = digest_of("abc")[:12] + "0" * 52
    likeness = ApiKey(name="eve", scope=Scope.ADMIN, digest=digest)
    assert KeyStore(fake_redis, given=[likeness]).find("abc") is None


def test_a_key_of_the_settings_is_found_though_redis_is_away():
    away = FakeServer()
    away.connected = False
    assert KeyStore(FakeRedis(server=away), given=[GIVEN]).find("from the settings") == GIVEN


def test_without_redis_no_other_key_is_let_in():
    away = FakeServer()
    away.connected = False
    with pytest.raises(StorageUnavailableError):
        KeyStore(FakeRedis(server=away), given=[]).find("any")


def test_another_process_sees_at_once_what_one_made_and_revoked(store, fake_redis):
    other = KeyStore(fake_redis, given=[])
    text, key = store.create("alice", Scope.READ, NOW)
    assert other.find(text) == key
    store.revoke(key.key_id)
    assert other.find(text) is None


def test_redis_never_holds_the_text_of_a_key(store, fake_redis):
    text, key = store.create("alice", Scope.READ, NOW)
    kept = b"".join(fake_redis.hvals("api-keys")).decode()
    assert key.digest in kept
    assert text.removeprefix("spacelaunch_") not in kept


def test_keys_are_listed_those_of_the_settings_first(store):
    _, key = store.create("alice", Scope.READ, NOW)
    assert store.all() == [GIVEN, key]


@pytest.mark.parametrize(
    ("key_id", "said"),
    [("nope", "no key nope$"), (GIVEN.key_id, "it stands in the settings")],
)
def test_what_cannot_be_revoked_is_said(store, key_id, said):
    with pytest.raises(NotFoundError, match=said):
        store.revoke(key_id)


def test_the_settings_give_keys_beside_the_word_required():
    assert keys_given(f"required, ci:write:{GIVEN.digest}") == [GIVEN]
    assert keys_given("required") == []


@pytest.mark.parametrize("name", ["", " ", "a\nb", "a\rb", "\x1b[2Ja", "a\u2028b", "x" * 65])
def test_a_name_that_would_spoil_the_list_of_keys_is_refused(store, name):
    with pytest.raises(BadRequestError, match="a key's name has 1 to 64 letters"):
        store.create(name, Scope.READ, NOW)
    assert name not in [key.name for key in store.all()]
