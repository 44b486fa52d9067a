import csv

from spacelaunch.cli.query_files import write_answer


def test_numbers_and_chart_lie_beside_each_other(filled_warehouse, tmp_path):
    with filled_warehouse("spacex") as session:
        finding = write_answer(session, "launches-per-year", "spacex", tmp_path)
    assert finding.startswith("20 launches, ")
    with (tmp_path / "launches-per-year.csv").open(newline="") as stream:
        assert sum(int(row["flown_count"]) for row in csv.DictReader(stream)) == 20
    assert (tmp_path / "launches-per-year.png").read_bytes().startswith(b"\x89PNG")
