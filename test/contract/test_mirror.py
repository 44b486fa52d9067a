"""Tests mirror the source: every module has a test of its name, in the folder of its name."""

from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "spacelaunch"
# What only a server can prove, or all modules of a folder together.
ELSEWHERE = {
    "charts/silver": "unit/charts/silver/test_silver.py",
    "cli/demo.py": "e2e/test_demo.py",
    "sources/kaggle.py": "integration/test_kaggle.py",
    "warehouse/tables/schema.py": "unit/warehouse/test_schema.py",
}


def modules():
    # A migration is proven by what all of them make: test_schema.
    for path in SOURCE.rglob("*.py"):
        if not path.stem.startswith("__") and path.parent.name != "versions":
            yield path.relative_to(SOURCE)


def place_of_its_test(module):
    mirrored = Path("unit") / module.parent / f"test_{module.name}"
    together = ELSEWHERE.get(str(module.parent), mirrored)
    return ROOT / "test" / ELSEWHERE.get(str(module), together)


def test_every_module_has_a_test_at_its_own_place():
    missing = [str(module) for module in modules() if not place_of_its_test(module).exists()]
    assert missing == []


def test_no_exception_outlives_its_module():
    assert [place for place in ELSEWHERE if not (SOURCE / place).exists()] == []


def test_no_package_shadows_pythons_own_test():
    assert list((ROOT / "test").rglob("__init__.py")) == []
