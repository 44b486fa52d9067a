import pytest

from spacelaunch.domain.api_key import ApiKey, Scope, digest_of, id_of, text_of

# echo -n abc | sha256sum
ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


@pytest.mark.parametrize(
    ("has", "needs", "may"),
    [
        (Scope.ADMIN, Scope.WRITE, True),
        (Scope.WRITE, Scope.READ, True),
        (Scope.READ, Scope.READ, True),
        (Scope.READ, Scope.OPEN, True),
        (Scope.READ, Scope.WRITE, False),
        (Scope.WRITE, Scope.ADMIN, False),
    ],
)
def test_a_scope_includes_those_below_it(has, needs, may):
    assert has.includes(needs) is may


def test_a_key_is_kept_as_its_sha_256_and_named_by_its_first_digits():
    key = ApiKey(name="alice", scope=Scope.READ, digest=digest_of("abc"))
    assert (key.digest, key.key_id, id_of("abc")) == (ABC, "ba7816bf8f01", "ba7816bf8f01")


def test_a_key_opens_for_its_own_text_only():
    key = ApiKey(name="alice", scope=Scope.READ, digest=ABC)
    assert [key.opens_for(text) for text in ("abc", "abd", "")] == [True, False, False]


def test_a_key_shows_what_it_is_and_holds_all_of_its_bytes():
    assert text_of(b"\xff" * 32) == "spacelaunch_" + "f" * 64


def test_too_few_random_bytes_make_no_key():
    with pytest.raises(ValueError, match="32 random bytes"):
        text_of(b"\xff" * 31)
