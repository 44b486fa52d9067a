from spacelaunch.cli import demo_sources
from spacelaunch.config import Settings


def test_a_cut_log_is_refused_in_front_of_who_watches(tmp_path, capsys):
    settings = Settings(warehouse_url=f"sqlite:///{tmp_path / 'w.sqlite'}").checked()
    demo_sources.show_gcat(settings)
    said = capsys.readouterr().out
    assert "gcat may be asked again at" in said
    assert "gcat tells of 30 launches where it told of 60; nothing of it was taken" in said
    assert "launch_aggregates.total_count: 60 → 61" in said
