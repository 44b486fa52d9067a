"""The same few launches as GCAT, Kaggle and Launch Library would tell of them; all are invented.

Five launches: one that all three know, one whose landing Kaggle took for its launch, one that only
GCAT knows, one that only Kaggle knows, and one of which Kaggle's may be GCAT's or not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from gcat_folder import served as served_gcat
from launch_library_worlds import served as served_library
from spacelaunch.sources.fake_launch_library.catalogue import make_launch
from spacelaunch.sources.kaggle_documents import Kaggle
from spacex_worlds import run

LOG = """\
#Launch_Tag\tLaunch_Date\tPiece\tName\tLV_Type\tLaunch_Site\tAgency\tLaunch_Code
2001-001\t2001 Jan  9 1700:03\t2001-001A\tHeron 1\tTern 1\tCC\tACME\tOS
2001-002\t2001 Mar  7 0533\t2001-002A\tOsprey 17\tTern 5\tCC\tACME\tOS
2001-003\t2001 May  2 0100\t2001-003A\tOnly here\tTern 1\tCC\tACME\tOF
2001-004\t2001 Jul  1 0800\t2001-004A\tPlover\tTern 1\tCC\tACME\tOS
"""
ORGANISATIONS = """#Code\tUCode\tStateCode\tType\tClass\tShortName\tEName\tShortEName
ACME\tACME\tUS\tLA\tC\tAcme Co\t-\tAcme
US\tUS\tUS\tCY\tC\tUSA\tUnited States of America\tUSA
"""
SITES = "#Site\tCode\tStateCode\tShortName\tShortEName\nCC\t-\tUS\tCanaveral\t-\n"
KAGGLE = """\
Company Name,Location,Detail,Status Rocket, Rocket,Status Mission,Country of Launch,\
Companys Country of Origin,Private or State Run,DateTime,Year,Month,Day,Date,Time
Acme,"LC1, Cape Canaveral, Florida, USA",Tern 1 | Heron 1,StatusRetired,"9.5",Success,USA,USA,P,\
2001-01-09 17:00:00+00:00,2001,1,9,09/01/2001,17:00
Acme,"LC1, Cape Canaveral, Florida, USA",Tern 5 | Osprey 17,StatusRetired,,Failure,USA,USA,S,\
2001-03-19 19:24:00+00:00,2001,3,19,19/03/2001,19:24
Acme,"LC1, Cape Canaveral, Florida, USA",Gull 2 | Lonely,StatusRetired,,Success,USA,USA,S,\
2002-11-30 10:00:00+00:00,2002,11,30,30/11/2002,10:00
Acme,"LC1, Cape Canaveral, Florida, USA",Tern 1 | A test,StatusRetired,,Success,USA,USA,S,\
2001-07-04 09:00:00+00:00,2001,7,4,04/07/2001,09:00
"""
UPDATED = datetime(2002, 1, 1, tzinfo=UTC)


def kaggle(text: str = KAGGLE) -> Kaggle:
    """A source with these lines."""
    return Kaggle(text.encode)


@contextmanager
def gcat(folder: Path, log: str = LOG) -> Iterator[Any]:
    """A source with this log."""
    for path, text in {
        "derived/launchlog.tsv": log,
        "tables/orgs.tsv": ORGANISATIONS,
        "tables/sites.tsv": SITES,
    }.items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_text(text)
    with served_gcat(folder) as source:
        yield source


@contextmanager
def library(engine: Engine) -> Iterator[Any]:
    """A source with the launch that all know."""
    heron = make_launch("Heron", datetime(2001, 1, 9, 17, tzinfo=UTC), UPDATED)
    launches = [{**heron, "launch_designator": "2001-001"}]
    with served_library(engine, launches) as world, world.source() as source:
        yield source


def read_all(engine: Engine, folder: Path, names: tuple[str, ...]) -> None:
    """Run the pipeline for these sources, in this order."""
    for name in names:
        with ExitStack() as stack:
            opened: dict[str, Callable[[], Any]] = {
                "kaggle": kaggle,
                "gcat": lambda: stack.enter_context(gcat(folder)),
                "launch-library": lambda: stack.enter_context(library(engine)),
            }
            report = run(engine, opened[name]())
            assert report.error is None, report.error
