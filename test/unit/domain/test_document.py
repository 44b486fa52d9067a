from spacelaunch.domain.document import Document, Unread, content_hash


def test_a_hash_names_the_content_and_nothing_else():
    assert content_hash(b"a") == content_hash(b"a") != content_hash(b"b")
    assert len(content_hash(b"")) == 32


def test_what_is_unread_is_read_once_and_only_when_it_is_looked_at():
    looks = []
    document = Document("a", "{}", content_hash(b"{}"))
    unread = Unread(lambda: looks.append(1) or [document])
    assert looks == []
    assert (len(unread), [*unread], document in unread, "a" in unread) == (
        1,
        [document],
        True,
        False,
    )
    assert looks == [1]
