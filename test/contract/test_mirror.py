"""Tests mirror the source: every module has a test of its name."""

from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_every_module_has_a_test_of_its_name():
    # A migration is proven by what all of them make: test_schema.
    modules = {
        path.stem for path in (ROOT / "src").rglob("*.py") if path.parent.name != "versions"
    } - {"__init__", "__main__"}
    tests = {path.stem.removeprefix("test_") for path in (ROOT / "test").rglob("test_*.py")}
    assert modules - tests == set()


def test_no_package_shadows_pythons_own_test():
    assert list((ROOT / "test").rglob("__init__.py")) == []
