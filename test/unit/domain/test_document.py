from spacelaunch.domain.document import content_hash


def test_a_hash_names_the_content_and_nothing_else():
    assert content_hash(b"a") == content_hash(b"a") != content_hash(b"b")
    assert len(content_hash(b"")) == 32
