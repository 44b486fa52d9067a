from spacelaunch.domain.document import Document, Unread, content_hash


def test_a_hash_names_the_content_and_nothing_else():
    assert content_hash(b"a") == content_hash(b"a") != content_hash(b"b")
    assert len(content_hash(b"")) == 32


def test_what_is_unread_is_read_as_somebody_goes_through_it_and_again():
    read = []

    def reading():
        for name in "ab":
            read.append(name)
            yield Document(name, "{}", content_hash(b"{}"))

    unread = Unread(reading)
    assert read == []
    assert next(iter(unread)).document_id == "a"
    assert read == ["a"]
    assert [each.document_id for each in unread] == ["a", "b"]
