"""The source `gcat`: Jonathan McDowell's launch log, with who launched and from where.

The log is one file that is written over in place, so each look at it is one conditional request,
once a day at most; only where it has changed are the tables of organisations and sites asked for,
too. It has a row a payload, of which the first of each launch is the launch. Called by `pipeline`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import httpx
import orjson

from spacelaunch.domain.document import Call, Document, Mark, Refused, content_hash
from spacelaunch.domain.known_sources import KNOWN_SOURCES
from spacelaunch.errors import BadDataError
from spacelaunch.sources.call_ledger import CallLedger
from spacelaunch.sources.gcat_launches import read_launch
from spacelaunch.sources.launch_rows import Attempt
from spacelaunch.sources.retries import ask_persistently, check_answer
from spacelaunch.sources.whole_file import WholeFile

NAME = "gcat"
LOG, ORGANISATIONS, SITES = "derived/launchlog.tsv", "tables/orgs.tsv", "tables/sites.tsv"
_TIMEOUT = httpx.Timeout(120, connect=10)
# Of a payload, or of where a figure was read, and not of the launch.
_NOT_OF_LAUNCH = {"Piece", "Type", "PLName", "JCAT", "SatOwner", "SatState", "LTCite"}
_WANTED = {"Launch_Tag", "Launch_Date", "Launch_Site", "Agency"}

Row = dict[str, Any]


@dataclass(slots=True)
class Gcat(WholeFile):
    """The source over one server, `url` being the folder of its files."""

    url: str
    ledger: CallLedger
    calls: list[Call] = field(default_factory=list)
    pause_s: float = 2.0
    """The first pause before a second try."""
    _log: bytes = b""

    name = NAME
    resources = KNOWN_SOURCES[NAME].resources
    are_ids_lasting = True

    def changed_tag(self, resource: str, mark: Mark) -> str | None:
        """The log's tag, or the hash of its content; None where it is that of the mark.

        Raises:
            TooSoonError: somebody has looked at it lately.
        """
        self.ledger.spend()
        answer = self._get(LOG, {"If-None-Match": mark.tag} if mark.tag else {})
        if answer.status_code == httpx.codes.NOT_MODIFIED:
            return None
        self._log = answer.content
        tag = str(answer.headers.get("ETag") or content_hash(self._log))
        return None if tag == mark.tag else tag

    def documents(self) -> Iterator[Document | Refused]:
        """Every launch of the log."""
        organisations = _Organisations(self._table(ORGANISATIONS))
        sites = {row["Site"]: row for row in self._table(SITES)}
        seen: set[str] = set()
        for row in _rows(LOG, self._log, _WANTED):
            tag = row["Launch_Tag"] or ""
            if tag in seen:
                continue
            seen.add(tag)
            yield _document(tag, row, organisations, sites)

    def read(self, document: Document) -> Attempt:
        """What a launch of the log means; raises as `read_launch`."""
        return read_launch(orjson.loads(document.text))

    def _table(self, path: str) -> Iterator[Row]:
        return _rows(path, self._get(path).content, {"StateCode", "ShortName"})

    def _get(self, path: str, headers: Mapping[str, str] | None = None) -> httpx.Response:
        """One file; raises as `retries` does."""

        def ask() -> httpx.Response:
            said = f"GET {path}" + (" (if changed)" if headers else "")
            self.calls.append(Call(self.leading, said))
            asked = {"User-Agent": "spacelaunch", **(headers or {})}
            answer = httpx.get(f"{self.url}/{path}", headers=asked, timeout=_TIMEOUT)
            check_answer(answer)
            return answer

        return ask_persistently(self.url, ask, self.pause_s)


class _Organisations:
    """Who is called so, with what stands for nobody where a code is not known."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._rows = {row["Code"]: row for row in rows}

    def find(self, codes: str) -> list[Row]:
        """Those of a joint launch one by one, such as `JSC/MSFC`; a doubt goes unsaid."""
        return [self._of(code) for code in codes.replace("?", "").split("/")]

    def country(self, code: str | None) -> str | None:
        """A state's name in English."""
        row = self._rows.get(code or "", {})
        return row.get("ShortEName") or row.get("ShortName") or code

    def _of(self, code: str) -> Row:
        row = self._rows.get(code, {})
        name = row.get("ShortEName") or row.get("ShortName") or code
        return {
            "name": name,
            "class": row.get("Class"),
            "state": self.country(row.get("StateCode")),
        }


def _document(
    tag: str, row: Row, organisations: _Organisations, sites: Mapping[str, Row]
) -> Document | Refused:
    """A launch as the log has it, with what its codes stand for: that may change, too."""
    site = sites.get(row["Launch_Site"] or "", {})
    found = {name: value for name, value in row.items() if name not in _NOT_OF_LAUNCH and value}
    found["agencies"] = organisations.find(row["Agency"] or "")
    found["site"] = {
        "name": site.get("ShortEName") or site.get("ShortName") or row["Launch_Site"] or "",
        "state": organisations.country(site.get("StateCode")),
    }
    text = orjson.dumps(found, option=orjson.OPT_SORT_KEYS)
    # Other sources call launches by the same designators.
    document_id = f"{NAME}-{tag.replace(' ', '-')}"
    absent = sorted(name for name in _WANTED if not row[name])
    if absent:
        said = f"no {', '.join(absent)}"
        return Refused(document_id if tag else None, text.decode(), content_hash(text), said)
    return Document(document_id, text.decode(), content_hash(text))


def _rows(path: str, file: bytes, wanted: set[str]) -> Iterator[Row]:
    """The rows of a file by the names of its columns, which move; None where there is a dash.

    Raises:
        BadDataError: a column is missing, or the file is no such table.
    """
    # The tables are of several hands; a letter that is none costs itself.
    lines = file.decode("utf-8", "replace").splitlines()
    header = [name.strip() for name in lines[0].removeprefix("#").split("\t")] if lines else []
    if missing := sorted(wanted - {*header}):
        raise BadDataError(f"GCAT's {path} has no column {', '.join(missing)}")
    for line in lines[1:]:
        if line.startswith("#") or not line.strip():
            continue
        values = (value.strip() for value in line.split("\t"))
        known = {name: value for name, value in zip(header, values, strict=False) if value != "-"}
        yield {**dict.fromkeys(header), **known}
