"""Every number on every page is the API's: what is left beside what is compared has no digit.

For each page it is written down, from the API's answers alone, what its figures, its tables, its
sentences and its maps have to be.
"""

import html
import json
import re
from base64 import b64decode
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest

from page_runs import metrics_of, run_page, texts_of
from spacelaunch.dashboard.navigation import PAGES

IMAGE = re.compile(r'<img class="chart (\w+)" src="data:[^,]+,([^"]+)" alt="([^"]*)">')
SIZES = {"wide": "10x6", "narrow": "4x5"}
SOURCE = "spacex"


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
    return Told(
        {
            "Launches": whole(summary["launch_count"]),
            "Success rate": f"{rate['success_pct']:.1f} %",
            "Data until": until,
            **{name: whole(number) for name, number in plain.items()},
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
            f"From {' + '.join(summary['sources'])} (synthetic: these never flew); loaded "
            f"{utc(summary['loaded_at'])}; version {summary['version']}.",
            f"Success with a 95 % interval of {rate['success_low_pct']:.1f}\u2013"
            f"{rate['success_high_pct']:.1f} %, of {whole(rate['known_count'])} launches with a "
            "known outcome.",
            basis_of(service.read("/charts/timeline.json")),
        ],
        ["timeline"],
    )


def utc(text):
    return f"{minute(text)} UTC" if text else "\u2013"


def tell_launches(service):
    rows = service.read("/data", {"columns": "tidy", "sort": "-date", "limit": 50})
    count = service.read("/data/summary")["launch_count"]
    shown = f"The first {len(rows)} are shown; the files below have all."
    typed = "curl 'http://localhost/data.csv?sort=-date&columns=tidy' -o launches.csv"
    return Told({}, [rows], [f"**{whole(count)} launches**", shown, typed])


def tell_analyses(service):
    name = service.read("/analyze")[0]["name"]
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
    return [each.value for each in (*page.table, *page.dataframe)]


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
    page, told = run_page(name, service, **query), tell(service)
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
    shown = IMAGE.findall(" ".join(each.proto.body for each in page.get("html")))
    assert len(shown) == len(told)
    for (kind, data, alt), (name, wanted) in zip(shown, told, strict=True):
        own = {"size": SIZES[wanted], "theme": "light"}
        assert kind == wanted
        assert b64decode(data.split(",")[-1]) == service.fetch(f"/charts/{name}.svg", own)
        assert html.unescape(alt) == service.read(f"/charts/{name}.json")["alt"]


def compare_maps(page, told):
    """What each map marks, and what is read out of it: one for a desk and one for a phone."""
    charts = page.get("deck_gl_json_chart")
    assert len(charts) == 2 * len(told)
    for chart in charts:
        layers = {each["id"]: each["data"] for each in json.loads(chart.proto.json)["layers"]}
        for name, (marks, alt) in told.items():
            assert [pick(mark, {*marks[0]}) for mark in layers[name]] == marks
            assert chart.proto.alt == alt
