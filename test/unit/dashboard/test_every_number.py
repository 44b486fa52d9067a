"""Every number on every page is the API's: what is left beside what is compared has no digit.

For each page it is written down, from the API's answers alone, what its figures, its tables, its
sentences and its maps have to be.
"""

import json
import re
from base64 import b64decode
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest

from page_runs import Telling, metrics_of, pictures_of, run_page, texts_of, word_tables_of
from spacelaunch.dashboard.navigation import PAGES
from spacelaunch.errors import NotFoundError
from warehouse_questions import LAUNCH_ID

SIZES = {"wide": "10x6", "narrow": "4x5"}
SOURCE = "spacex"
CHANGES = [
    {"field": "launched_at", "before": "2006-03-24T22:30:00Z", "after": "2006-03-25T01:00:00Z",
     "learned_at": "2026-01-08T12:00:04Z", "run_id": 2},
    {"field": "cores", "before": None, "after": 1,
     "learned_at": "2026-01-09T07:30:00Z", "run_id": 3},
]  # fmt: skip
CONFLICTS = [
    {"field": "launched_at", "source": "gcat", "value": "2006-03-24T22:30:01Z", "is_taken": True},
    {"field": "launched_at", "source": "kaggle", "value": "2006-03-26T00:00:00Z",
     "is_taken": False},
]  # fmt: skip


@dataclass
class Told:
    """What the API tells of a page."""

    metrics: dict = field(default_factory=dict)
    tables: list = field(default_factory=list)
    """Each as rows, or as its columns' values."""
    texts: list = field(default_factory=list)
    charts: list = field(default_factory=list)
    maps: dict = field(default_factory=dict)
    """The layer of each whose marks are of the API, with them, and what is read out of its map."""


def whole(number):
    return f"{number:,}"


def day(text):
    return text[:10] if text else "\u2013"


def minute(text):
    return text[:16].replace("T", " ") if text else "\u2013"


def basis_of(numbers):
    missing = numbers["rows_missing"]
    lacked = f", {whole(missing)} lacked a value" if missing else ""
    invented = " (synthetic: these never flew)" if numbers["is_synthetic"] else ""
    return (
        f"{whole(numbers['rows_used'])} launches counted{lacked}; data {numbers['data_from']} to "
        f"{numbers['data_until']} from {numbers['source']}{invented}."
    )


def tell_overview(service):
    summary, sources = service.read("/data/summary"), service.read("/sources")
    rate = service.read("/charts/success-over-time.json")["findings"]
    counts = {**summary["outcomes"], **summary["sectors"]}
    plain = {name.replace("_", " ").capitalize(): n for name, n in counts.items() if n}
    until = day(summary["data_until"])
    coverage = service.read("/charts/coverage.json")
    held = coverage["findings"]
    invented = " (synthetic: these never flew)" if summary["is_synthetic"] else ""
    return Told(
        {
            "Launches": whole(summary["launch_count"]),
            "Success rate": f"{rate['success_pct']:.1f} %",
            "Data until": until,
            **{name: whole(number) for name, number in plain.items()},
            **({"Of all orbital attempts": f"{held['held_pct']:.1f} %"} if held else {}),
        },
        [
            {
                "Source": [each["title"] for each in sources],
                "Status": [each["status"] for each in sources],
                "Data until": [day(each["data_until"]) for each in sources],
                "Last success": [utc(each["last_success_at"]) for each in sources],
                "Credit": [each["credit"] for each in sources],
                "Licence": [each["licence"] for each in sources],
            }
        ],
        [
            f"**{whole(summary['launch_count'])} launches, {day(summary['data_from'])} to "
            f"{until}**",
            f"From {' + '.join(summary['sources'])}{invented}; loaded "
            f"{utc(summary['loaded_at'])}; version {summary['version']}.",
            f"Success with a 95 % interval of {rate['success_low_pct']:.1f}\u2013"
            f"{rate['success_high_pct']:.1f} %, of {whole(rate['known_count'])} launches with a "
            "known outcome.",
            basis_of(service.read("/charts/timeline.json")),
            *(f"{note}." for note in coverage["notes"]),
        ],
        ["timeline"],
    )


def utc(text):
    return f"{minute(text)} UTC" if text else "\u2013"


def tell_launches(service):
    rows = service.read("/data", {"columns": "tidy", "sort": "-date", "limit": 50})
    count = service.read("/data/summary")["launch_count"]
    assert count > len(rows)
    shown = f"The first {len(rows)} are shown; the files below have all."
    typed = "curl 'http://localhost/data.csv?sort=-date&columns=tidy' -o launches.csv"
    return Told({}, [rows], [f"**{whole(count)} launches**", shown, typed])


def tell_opened(service, launch_id):
    """Of one launch, wherever it is known, what stands before all of them."""
    told = tell_launches(service)
    parts = [tell_of_data, tell_of_warehouse]
    for part in parts:
        with suppress(NotFoundError):
            tables, texts = part(service, launch_id)
            told.tables += tables
            told.texts += texts
    return told


def tell_of_data(service, launch_id):
    launch = service.read(f"/data/{launch_id}")
    record = {name: said(value) for name, value in launch["record"].items()}
    # A heading of Kaggle's begins with a blank, which no browser shows.
    table = {"What": [name.strip() for name in record], "As received": [*record.values()]}
    return [table], [f"### {launch['Detail']}"]


def tell_of_warehouse(service, launch_id):
    launch = service.read(f"/launches/{launch_id}")
    history = service.read(f"/launches/{launch_id}/history")
    names = {
        "Outcome": "outcome",
        "Failure reason": "failure_reason",
        "Scope": "scope",
        "Rocket": "rocket",
        "Pad": "pad",
    }
    facts = {"What": [*names], "Value": [said(launch[name]) for name in names.values()]}
    lists = [launch[name] for name in ("members", "conflicts", "payloads", "cores")]
    texts = [
        f"### {launch['mission']}",
        f"{utc(launch['launched_at'])}, known to the {launch['time_precision']}",
    ]
    if history["changes"]:
        lists.append(tell_changes(history["changes"]))
    else:
        texts.append(f"Nothing has changed since {utc(history['learned_at'])}.")
    return [facts, *(rows for rows in lists if rows)], texts


def tell_changes(changes):
    return {
        "Learned": [utc(each["learned_at"]) for each in changes],
        "Field": [each["field"] for each in changes],
        "Before": [said(each["before"]) for each in changes],
        "After": [said(each["after"]) for each in changes],
    }


def said(value):
    return "\u2013" if value in (None, "") else str(value)


def tell_analyses(service, name=None):
    name = name or service.read("/analyze")[0]["name"]
    numbers = service.read(f"/charts/{name}.json")
    typed = f"curl http://localhost/charts/{name}.png -o {name}.png"
    return Told({}, [numbers["rows"]], [basis_of(numbers), typed], [name])


def tell_pads(service):
    pads = service.read("/launchpads")
    launches = service.read(f"/launchpads/{pads[0]['launchpad_id']}")["launches"]
    names = ("name", "region", "country", "status", "flown_count", "success_count", "failure_count")
    rows = [{name: pad[name] for name in names} for pad in pads]
    heading = f"Launches from {pads[0]['full_name']}"
    known = [pad for pad in pads if pad["latitude_deg"] is not None]
    ranking = ", ".join(f"{pad['name']} {pad['flown_count']}" for pad in known)
    alt = f"A map of the world with a disc for each pad, larger for more launches: {ranking}."
    texts = [heading, f"**{len(launches)} launches**"]
    return Told({}, [rows, launches], texts, maps={"pads": (known, alt)})


def tell_rockets(service):
    names = ("rockets", "cost-efficiency", "core-reuse")
    told = [service.read(f"/charts/{name}.json") for name in names]
    notes = [note for numbers in told for note in numbers["notes"]]
    texts = [*map(basis_of, told), *notes]
    return Told({}, [numbers["rows"] for numbers in told], texts, [*names])


def tell_satellites(service):
    found = service.read("/satellites")
    clock = datetime(2021, 1, 26, 12, tzinfo=UTC)
    up = [each for each in found["satellites"] if not each["is_decayed"] and each["epoch"]]
    near = [each for each in up if abs(moment(each["epoch"]) - clock) <= timedelta(days=14)]
    count = f"{len(near)} satellite{'' if len(near) == 1 else 's'} as of 26 Jan 2021, 12:00 UTC"
    names = [{"name": each["name"]} for each in near]
    alt = f"A globe with {count}, and one orbit of {up[0]['name']} with its track over the ground."
    return Told(
        {
            "Starlink satellites": whole(found["total_count"]),
            "Came down": whole(found["decayed_count"]),
            "Without a place at the source": whole(found["without_position_count"]),
        },
        [found["shells"]],
        [f"**{count}**"],
        maps={"satellites": (names, alt)},
    )


def moment(text):
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def tell_pipeline(service):
    runs = service.read("/runs", {"source": SOURCE})
    steps = service.read(f"/runs/{runs[0]['run_id']}")["steps"]
    checks = [each for each in steps if each["step"] == "check"]
    plans = service.read("/ingest/plan")
    own = next(each["in_words"] for each in plans if each["source"] == SOURCE)
    trend = service.read("/trend", {"source": SOURCE})
    kept = set(runs[0]) - {"finished_at", "error"}
    return Told(
        {},
        [
            {"Source": [p["source"] for p in plans], "When": [p["in_words"] for p in plans]},
            [{**pick(run, kept), "started_at": minute(run["started_at"])} for run in runs],
            [each for each in steps if each["step"] != "check"],
            {"Check": [c["resource"] for c in checks], "Found": [c["note"] for c in checks]},
            *([rows] if (rows := service.read("/quarantine", {"source": SOURCE})) else []),
            [{**each, "taken_at": minute(each["taken_at"])} for each in trend],
        ],
        [f"{own[0].upper()}{own[1:]}.", f"**Steps of run {runs[0]['run_id']}**"],
    )


def pick(row, names):
    return {name: value for name, value in row.items() if name in names}


TELL = {
    "overview": (tell_overview, {}),
    "launches": (tell_launches, {}),
    "analyses": (tell_analyses, {}),
    "pads": (tell_pads, {"pad": "first"}),
    "rockets": (tell_rockets, {}),
    "satellites": (tell_satellites, {}),
    "pipeline": (tell_pipeline, {"source": SOURCE}),
}


def tables_of(page):
    return [*word_tables_of(page), *(each.value for each in page.dataframe)]


def plain(value):
    """As JSON has it, where pandas has made something of null."""
    return None if value is None or value != value else value  # noqa: PLR0124  # NaN


def is_equal(table, rows):
    """Whether a table shows these rows, and no column that they lack."""
    told = rows if isinstance(rows, dict) else {n: [r.get(n) for r in rows] for n in table.columns}
    if not isinstance(rows, dict) and not {*table.columns} <= {*rows[0]}:
        return False
    return {name: [*map(plain, table[name])] for name in table.columns} == told


@pytest.mark.parametrize("name", [entry.path for entry in PAGES])
def test_every_number_of_a_page_is_the_apis(name, service):
    tell, query = TELL[name]
    if "pad" in query:
        query = {"pad": service.read("/launchpads")[0]["name"]}
    compare(run_page(name, service, **query), tell(service), service)


def test_every_number_of_a_launch_that_is_opened_is_the_apis(service):
    (loaded,) = service.read("/data", {"limit": 1})
    for launch_id in (loaded["id"], LAUNCH_ID):
        page = run_page("launches", service, launch=launch_id)
        compare(page, tell_opened(service, launch_id), service)


def test_every_number_of_what_became_of_a_launch_is_the_apis(service):
    launch, history = f"/launches/{LAUNCH_ID}", f"/launches/{LAUNCH_ID}/history"
    answers = {
        launch: {**service.read(launch), "conflicts": CONFLICTS},
        history: {**service.read(history), "changes": CHANGES},
    }
    telling = Telling(service, answers)
    page = run_page("launches", telling, launch=LAUNCH_ID)
    compare(page, tell_opened(telling, LAUNCH_ID), telling)


def test_every_number_about_what_the_data_hold_is_the_apis(covered_service):
    told = tell_overview(covered_service)
    assert "Of all orbital attempts" in told.metrics
    compare(run_page("overview", covered_service), told, covered_service)
    page = run_page("analyses", covered_service, analysis="coverage")
    compare(page, tell_analyses(covered_service, "coverage"), covered_service)


def compare(page, told, service):
    """The page beside what it has to say."""
    assert metrics_of(page) == told.metrics
    shown = tables_of(page)
    assert len(shown) == len(told.tables)
    assert [rows for rows in told.tables if not any(is_equal(t, rows) for t in shown)] == []
    texts = [text for text in texts_of(page) if re.search(r"\d", text)]
    assert sorted(texts) == sorted(text for text in told.texts if re.search(r"\d", text))
    compare_charts(page, told.charts, service)
    compare_maps(page, told.maps)


def compare_charts(page, names, service):
    """Pictures, and what is read out of them."""
    told = {(name, kind): size for name in names for kind, size in SIZES.items()}
    shown = pictures_of(page)
    assert len(shown) == len(told)
    for (source, alt), (name, wanted) in zip(shown, told, strict=True):
        own = {"size": SIZES[wanted], "theme": "auto"}
        assert b64decode(source.split(",")[-1]) == service.fetch(f"/charts/{name}.svg", own)
        assert alt == service.read(f"/charts/{name}.json")["alt"]


def compare_maps(page, told):
    """What each map marks, and what is read out of it: one for a desk and one for a phone."""
    charts = page.get("deck_gl_json_chart")
    assert len(charts) == 2 * len(told)
    for chart in charts:
        layers = {each["id"]: each["data"] for each in json.loads(chart.proto.json)["layers"]}
        for name, (marks, alt) in told.items():
            assert [pick(mark, {*marks[0]}) for mark in layers[name]] == marks
            assert chart.proto.alt == alt
