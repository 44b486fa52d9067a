"""The source `kaggle`: each line of the CSV is a document, which may come corrected next time.

Kaggle has no calls for a part of a file, so each look at it is a download; a file of the same
bytes is not read again. Called by `pipeline`.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import orjson

from spacelaunch.domain import words
from spacelaunch.domain.document import Call, Document, Mark, Refused, content_hash
from spacelaunch.domain.known_sources import KNOWN_SOURCES
from spacelaunch.domain.launch import Outcome
from spacelaunch.errors import BadDataError
from spacelaunch.sources.launch_rows import Attempt
from spacelaunch.sources.records import parse_record
from spacelaunch.sources.whole_file import WholeFile

NAME = "kaggle"
# What a launch is told from others by; outcome and cost may be corrected.
_IDENTITY = (
    *(words.COMPANY, words.LOCATION, words.DETAIL),
    *(words.DATETIME, words.YEAR, words.MONTH, words.DAY, words.DATE, words.TIME),
)


@dataclass(slots=True)
class Kaggle(WholeFile):
    """The source over a function that fetches the file."""

    fetch: Callable[[], bytes]
    calls: list[Call] = field(default_factory=list)
    _file: bytes = b""

    name = NAME
    resources = KNOWN_SOURCES[NAME].resources

    def changed_tag(self, resource: str, mark: Mark) -> str | None:
        """The hash of the file, or None where it is that of the mark."""
        self.calls.append(Call(resource, "download the data set"))
        self._file = self.fetch()
        tag = hashlib.sha256(self._file).hexdigest()
        return None if tag == mark.tag else tag

    def documents(self) -> Iterator[Document | Refused]:
        """Every line."""
        alike: Counter[str] = Counter()
        for record in self._records():
            text = orjson.dumps(record, option=orjson.OPT_SORT_KEYS)
            if None in record.values() or words.COMPANY not in record:
                yield Refused(None, text.decode(), content_hash(text), "another number of values")
                continue
            identity = _identity(record)
            alike[identity] += 1
            yield Document(f"{identity}-{alike[identity]}", text.decode(), content_hash(text))

    def read(self, document: Document) -> Attempt:
        """What a line means; raises BadRecordError, naming the column."""
        launch = parse_record(orjson.loads(document.text)).launch
        # The file tells of hops and of orbits alike; only what was lost on its pad is told apart.
        scope = "pad_loss" if launch.outcome == Outcome.PRELAUNCH_FAILURE else "unknown"
        return Attempt(launch, document.document_id, scope)

    def _records(self) -> Iterator[dict[str, Any]]:
        try:
            text = self._file.decode("utf-8-sig")
        except UnicodeDecodeError as exc:
            raise BadDataError(f"the file is not UTF-8: {exc.reason} at byte {exc.start}") from exc
        lines = csv.DictReader(io.StringIO(text, newline=""), restkey="more than the header has")
        for line in lines:
            yield {(name or "").strip(): value for name, value in line.items()}


def _identity(record: Mapping[str, Any]) -> str:
    known = json.dumps([record.get(column) for column in _IDENTITY])
    return hashlib.sha256(known.encode()).hexdigest()[:16]
