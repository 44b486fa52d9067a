"""`/launches/changes.atom`: plans that were changed, as a feed to subscribe to (RFC 4287).

An entry is one change of one launch's plan, for good: it is never changed itself.
"""

from __future__ import annotations

from datetime import UTC, datetime
from xml.etree import ElementTree as ET

from flask import Response

from spacelaunch.api.around.conditions import CACHE_CONTROL
from spacelaunch.api.around.context import now
from spacelaunch.api.around.routes import Routes
from spacelaunch.api.around.warehouse import ask_warehouse
from spacelaunch.api.document.contract import Contract
from spacelaunch.api.document.parts import Answer, Form
from spacelaunch.domain.known_sources import KNOWN_SOURCES
from spacelaunch.domain.slips import Move, PlanChange, changes_of
from spacelaunch.errors import ConflictError
from spacelaunch.queries.ledger.plans import SOURCE, PlannedLaunch, read_upcoming

routes = Routes("changes_feed", tag="pipeline")

_ATOM = "application/atom+xml"
_NAMESPACE = "http://www.w3.org/2005/Atom"
_MOST_ENTRIES = 200
_SAID = {
    Move.SLIP: "moved to later",
    Move.EARLIER: "pulled forward",
    Move.REFINED: "known more exactly",
    Move.COARSENED: "known less exactly",
    Move.UNKNOWN: "changed",
    Move.SAME: "changed within what was known",
}


@routes.get(
    "/launches/changes.atom",
    Contract(
        "how the times of upcoming launches were changed, as an Atom feed, the newest first; needs "
        "`ingest launch-library`",
        curl="curl localhost:5000/launches/changes.atom",
        answers={200: Answer("The feed.", {_ATOM: Form(str)}, (CACHE_CONTROL,))},
        refuses=(ConflictError,),
    ),
)
def get_changes_feed() -> Response:
    """The newest changes of what has not flown yet."""
    with ask_warehouse(SOURCE) as engine:
        launches = read_upcoming(engine, now())
    headers: dict[str, str] = {CACHE_CONTROL: "no-cache"}
    return Response(make_feed(launches), headers=headers, content_type=f"{_ATOM}; charset=utf-8")


def make_feed(launches: list[PlannedLaunch]) -> bytes:
    """The text of a feed."""
    found = [(launch, change) for launch in launches for change in changes_of(launch.plans)]
    found.sort(key=lambda each: (_learned(each[1]), each[0].launch_id), reverse=True)
    newest = _learned(found[0][1]) if found else _text(datetime(1970, 1, 1, tzinfo=UTC))
    feed = ET.Element("feed", xmlns=_NAMESPACE)
    _add(feed, "id", "urn:spacelaunch:changes")
    _add(feed, "title", "Space launches: changed plans")
    _add(feed, "updated", newest)
    _add(ET.SubElement(feed, "author"), "name", KNOWN_SOURCES[SOURCE].credit)
    for launch, change in found[:_MOST_ENTRIES]:
        _add_entry(feed, launch, change)
    text: bytes = ET.tostring(feed, encoding="utf-8", xml_declaration=True)
    return text


def _add_entry(feed: ET.Element, launch: PlannedLaunch, change: PlanChange) -> None:
    entry = ET.SubElement(feed, "entry")
    number = launch.plans.index(change.after)
    _add(entry, "id", f"urn:spacelaunch:launch:{launch.launch_id}:{number}")
    _add(entry, "title", f"{launch.name}: {_SAID[change.move]}")
    _add(entry, "updated", _learned(change))
    ET.SubElement(entry, "category", term=change.move.value)
    _add(entry, "summary", f"no earlier than {change.after.net}, before {change.before.net}")


def _learned(change: PlanChange) -> str:
    return change.after.learned_at or ""


def _add(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, name).text = _legal(text)


def _legal(text: str) -> str:
    """XML knows no control characters, of which a source's text may have some."""
    return "".join(letter for letter in text if letter.isprintable() or letter in "\n\t")


def _text(at: datetime) -> str:
    return f"{at:%Y-%m-%dT%H:%M:%SZ}"
