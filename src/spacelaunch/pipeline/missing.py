"""What a source tells no more: a tenth of all at once is a broken answer, less of it is gone.

Each function passes on a source's pages and looks at what is kept before the page after. Called by
`land`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacelaunch.domain.document import Page
from spacelaunch.errors import QualityError
from spacelaunch.warehouse import bronze
from spacelaunch.warehouse.checks import LARGEST_LOSS
from spacelaunch.warehouse.shelf import Shelf
from spacelaunch.warehouse.transactions import Begin


def unless_shrunk(begin: Begin, shelf: Shelf, pages: Iterator[Page]) -> Iterator[Page]:
    """The pages; before any of them is kept, raises QualityError where too many have vanished."""
    kept = None
    for page in pages:
        # Few sources say how much they have, and of the others the store need not be counted.
        if page.of_count is not None:
            kept = _count_kept(begin, shelf) if kept is None else kept
            _require_most(shelf, kept, page.of_count)
        yield page


def _count_kept(begin: Begin, shelf: Shelf) -> int:
    with begin() as connection:
        return bronze.count_present(connection, shelf)


def _require_most(shelf: Shelf, kept: int, of_count: int) -> None:
    if kept - of_count > LARGEST_LOSS * kept:
        raise QualityError(
            f"{shelf.source} tells of {of_count:,} {shelf.resource} where it told of "
            f"{kept:,}; nothing of it was taken, and what was served stays"
        )


def noting_gone(begin: Begin, shelf: Shelf, pages: Iterator[Page]) -> Iterator[Page]:
    """The pages of everything by id; what lies between their ids and is not in them is gone."""
    after = ""
    for page in pages:
        received = [*page.received]
        ids = [each.document_id for each in received if each.document_id]
        is_last = page.mark.tag is not None
        until = None if is_last else max(ids, default=after)
        # An answer without any document is a source that is broken, and no proof that all is gone.
        if ids or after:
            with begin() as connection:
                bronze.mark_gone(connection, shelf, ids, after, until)
        after = until or after
        yield replace(page, received=received)
