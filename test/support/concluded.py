"""What an analysis says of rows that a test makes up."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from spacelaunch.domain.reach import KnownYear, Reach
from spacelaunch.queries.analysis import Asked, Conclusion
from spacelaunch.queries.parameters import read_parameters
from spacelaunch.queries.registry import ALL

WHOLE = Reach({year: KnownYear(year, None, None, True, True) for year in range(2006, 2023)})
PART = Reach({
    **{year: KnownYear(year, None, None, True, True) for year in range(2006, 2022)},
    2022: KnownYear(2022, date(2022, 1, 6), date(2022, 10, 5), True, False),
})  # fmt: skip


def conclude(
    name: str,
    rows: Sequence[tuple[Any, ...]],
    *,
    selected: int = 10,
    used: int = 10,
    reach: Reach = WHOLE,
    is_catalogue: bool = False,
    **given: object,
) -> Conclusion[Any, Any]:
    """Its conclusion from rows, each the values of a row in their order."""
    analysis = ALL[name]
    params = read_parameters(analysis.parameters, given)
    asked = Asked(params, params.model_dump(mode="json"), selected, used, reach, is_catalogue)
    said = analysis.conclude([analysis.row(*values) for values in rows], asked)
    assert said is not None, "these rows tell nothing"
    return said
