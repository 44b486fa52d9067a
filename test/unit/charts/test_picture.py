from __future__ import annotations

import hashlib
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from analysis_tests import AnySummary
from spacelaunch.charts import picture as module
from spacelaunch.charts.kit.chart import Chart
from spacelaunch.charts.kit.frame import Frame
from spacelaunch.charts.picture import draw_png, draw_svg
from spacelaunch.errors import RenderError
from spacelaunch.queries.parameters import Drawing
from spacelaunch.queries.registry import ANALYSES

PROVENANCE = {"Job": "timeline-1", "Parameters": '{"provider": "Société \ud83d\ude80 Ω"}'}
DRAW_ELSEWHERE = """
import hashlib
from datetime import date
from spacelaunch.charts.picture import draw_png, draw_svg
from spacelaunch.domain.reach import KnownYear, Reach
from spacelaunch.domain.summary import Origin, Summary
from spacelaunch.queries.geography import CountryRow
from spacelaunch.queries.leads import YearRow
from spacelaunch.queries.parameters import Drawing
places = (CountryRow("USA", 3, 2),)
years = (YearRow(2000, 2, 1), YearRow(2001, 1, 3))
origin = Origin("0123456789abcdef", "Kaggle", False, date(1957, 10, 4), date(2020, 8, 7))
reach = Reach({2000: KnownYear(2000, None, None, True, True)})
for name, rows in (("geography", places), ("timeline", years)):
    summary = Summary(name, "Title", {}, "3 launches", False, origin, reach, (), rows, 3, 0, None,
                      "Finding", "Alt", ())
    drawn = [draw(summary, Drawing(), {"Job": "1"}) for draw in (draw_png, draw_svg)]
    print(*(hashlib.sha256(picture).hexdigest() for picture in drawn))
"""
# Each of these changes a picture where it is heeded.
LIKED = """
font.size: 30
figure.dpi: 33
savefig.dpi: 44
savefig.bbox: tight
savefig.facecolor: red
savefig.transparent: True
lines.linewidth: 9
lines.markersize: 20
lines.solid_capstyle: round
lines.antialiased: False
patch.antialiased: False
patch.edgecolor: red
axes.facecolor: yellow
axes.xmargin: 0.4
figure.constrained_layout.use: True
path.sketch: 3, 100, 2
path.simplify_threshold: 1
text.hinting: native
text.antialiased: False
text.kerning_factor: 6
svg.fonttype: none
svg.hashsalt: mine
"""


@pytest.mark.parametrize("theme", ["light", "print"])
@pytest.mark.parametrize("name", ANALYSES)
def test_a_chart_is_a_png_of_the_size_asked_for(
    name: str, theme: str, every_summary: Mapping[str, AnySummary]
) -> None:
    drawing = Drawing.model_validate({"size": "8x5", "dpi": 100, "theme": theme})
    png = draw_png(every_summary[name], drawing, {})
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    assert (int.from_bytes(png[16:20]), int.from_bytes(png[20:24])) == (800, 500)


@pytest.mark.parametrize("name", ANALYSES)
def test_the_same_summary_gives_the_same_bytes_whatever_was_drawn_before(
    name: str, every_summary: Mapping[str, AnySummary], drawing: Drawing
) -> None:
    summary = every_summary[name]
    first = [draw(summary, drawing, PROVENANCE) for draw in (draw_png, draw_svg)]
    again = [draw(summary, drawing, PROVENANCE) for draw in (draw_svg, draw_png)]
    assert again[::-1] == first


def drawn_elsewhere(folder: Path, **environment: str) -> str:
    """Hashes of a picture that a process of its own draws in the folder."""
    search = ":".join(path for path in sys.path if path)
    return subprocess.run(
        [sys.executable, "-c", DRAW_ELSEWHERE],
        capture_output=True,
        check=True,
        text=True,
        cwd=folder,
        env={"PYTHONPATH": search, "HOME": str(folder), **environment},
    ).stdout


@pytest.fixture(scope="module")
def of_nobody(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What is drawn where nobody has said what they like."""
    return drawn_elsewhere(tmp_path_factory.mktemp("clean"), PYTHONHASHSEED="1")


def test_two_processes_give_the_same_bytes(of_nobody: str, tmp_path: Path) -> None:
    assert drawn_elsewhere(tmp_path, PYTHONHASHSEED="2") == of_nobody
    assert len(of_nobody.split(maxsplit=1)[0]) == len(hashlib.sha256().hexdigest())


@pytest.mark.parametrize("place", ["here", "home", "MPLCONFIGDIR", "MATPLOTLIBRC"])
def test_what_the_user_likes_changes_no_byte(place: str, of_nobody: str, tmp_path: Path) -> None:
    clean, liked = tmp_path / "clean", tmp_path / "liked"
    config = liked / ".config" / "matplotlib" if place == "home" else liked
    clean.mkdir()
    config.mkdir(parents=True)
    (config / "matplotlibrc").write_text(LIKED, encoding="utf-8")
    if place in {"here", "home"}:
        assert drawn_elsewhere(liked) == of_nobody
    else:
        assert drawn_elsewhere(clean, **{place: str(liked)}) == of_nobody


def test_the_png_carries_its_provenance_and_no_clock(
    timeline: AnySummary, drawing: Drawing
) -> None:
    png = draw_png(timeline, drawing, {"Job": "timeline-1", "Data version": "0123"})
    assert b"tEXtJob\x00timeline-1" in png
    assert b"tEXtSoftware\x00Space Launches" in png
    assert b"tIME" not in png
    assert b"Matplotlib" not in png


def test_the_svg_is_xml_with_title_description_and_source(
    timeline: AnySummary, drawing: Drawing
) -> None:
    svg = draw_svg(timeline, drawing, {"Job": "timeline-1"}).decode()
    assert ET.fromstring(svg).tag == "{http://www.w3.org/2000/svg}svg"
    assert "<title>What was found</title>" in svg
    assert "<desc>The picture in words</desc>" in svg
    assert "The picture in words" in svg
    assert "Job: timeline-1" in svg
    assert "<dc:date>" not in svg


def test_a_picture_that_follows_its_reader_is_one_svg_and_a_light_png(
    timeline: AnySummary, drawing: Drawing
) -> None:
    auto = drawing.model_copy(update={"theme": "auto"})
    assert draw_png(timeline, auto, {}) == draw_png(timeline, drawing, {})
    assert draw_svg(timeline, auto, {}).count(b"prefers-color-scheme: dark") == 1


def test_signs_that_no_file_can_hold_are_left_out(timeline: AnySummary, drawing: Drawing) -> None:
    odd = replace(timeline, finding="\x00 half \ud83d bell \x07", alt="\x1b")
    provenance = {"Parameters": "\udcff \x00"}
    assert ET.fromstring(draw_svg(odd, drawing, provenance).decode()) is not None
    assert draw_png(odd, drawing, provenance).endswith(b"IEND\xaeB`\x82")


def test_an_analysis_without_a_chart_is_a_render_error(
    make_summary: Callable[..., AnySummary], drawing: Drawing
) -> None:
    with pytest.raises(RenderError, match="no chart for 'horoscope'"):
        draw_png(make_summary("horoscope", []), drawing, {})


def test_a_failure_of_matplotlib_is_a_render_error(
    timeline: AnySummary, drawing: Drawing, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: Frame, __: AnySummary) -> None:
        raise ValueError("cannot convert float NaN to integer")

    monkeypatch.setattr(module, "find_chart", lambda _: Chart(fail, lambda _, __: []))
    with pytest.raises(RenderError, match="timeline could not be drawn: cannot convert"):
        draw_svg(timeline, drawing, {})
