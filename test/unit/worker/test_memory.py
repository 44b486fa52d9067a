import pytest

from spacelaunch.worker.memory import MemoryWatch, go_first

V1 = "oom_kill_disable 0\nunder_oom 0\noom_kill {}\n"
V2 = "low 0\nhigh 0\nmax 7\noom 2\noom_kill {}\noom_group_kill 0\n"


@pytest.mark.parametrize("form", [V1, V2], ids=["version 1", "version 2"])
def test_a_process_that_the_kernel_ended_is_noticed_once(form, tmp_path):
    counts = tmp_path / "counts"
    counts.write_text(form.format(3))
    watch = MemoryWatch((tmp_path / "none", counts))
    assert not watch.ran_out()
    counts.write_text(form.format(4))
    assert [watch.ran_out(), watch.ran_out()] == [True, False]


def test_where_nobody_counts_nothing_is_noticed(tmp_path):
    assert not MemoryWatch((tmp_path / "none",)).ran_out()


def test_a_kernel_that_does_not_count_is_no_trouble(tmp_path):
    (tmp_path / "counts").write_text("oom_kill_disable 0\n")
    assert not MemoryWatch((tmp_path / "counts",)).ran_out()


def test_a_drawing_goes_before_its_worker(tmp_path):
    go_first(tmp_path / "oom_score_adj")
    assert int((tmp_path / "oom_score_adj").read_text()) > 0


def test_where_the_kernel_takes_no_such_word_nothing_happens(tmp_path):
    go_first(tmp_path / "none" / "oom_score_adj")
