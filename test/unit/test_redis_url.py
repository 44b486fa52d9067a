import pytest

from spacelaunch.redis_url import is_redis_url, with_database, with_password, without_password


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("redis://127.0.0.1:6379/0", "redis://127.0.0.1:6379/0"),
        ("unix:///run/r.sock?db=1", "unix:///run/r.sock?db=1"),
        ("redis://:secret@redis:6379", "redis://:***@redis:6379"),
        ("rediss://me:se:cr@et@redis", "rediss://me:***@redis"),
        ("unix:///r.sock?db=1&password=secret&x=1", "unix:///r.sock?db=1&password=***&x=1"),
    ],
)
def test_a_redis_url_is_shown_without_its_password(url, shown):
    assert without_password(url) == shown


@pytest.mark.parametrize("url", ["redis://a", "rediss://:p@a:6379/3", "unix:///run/r.sock?db=1"])
def test_what_a_client_could_connect_by(url):
    assert is_redis_url(url)


@pytest.mark.parametrize(
    "url", ["http://a", "redis", "redis://a:port", "redis://:a#b@host", "redis://:pw@"]
)
def test_what_none_could(url):
    assert not is_redis_url(url)


def test_a_password_is_encoded_and_does_not_replace_one():
    assert with_password("redis://a:1/0", "a/b#%") == "redis://:a%2Fb%23%25@a:1/0"
    assert with_password("redis://:own@a", "other") == "redis://:own@a"


def test_the_database_stands_where_each_kind_of_url_has_it():
    assert with_database("redis://a/0?db=3&x=1", 2) == "redis://a/2?x=1"
    assert with_database("unix:///r.sock?db=3", 2) == "unix:///r.sock?db=2"
