"""The names that an analysis is asked for, as the data spell them.

So one question has one job, however it was written, and a name that the data do not have draws no
empty picture. Called by `submit`.
"""

from __future__ import annotations

from collections.abc import Callable

from spacelaunch.domain.fields import PARAMETERS, Kind
from spacelaunch.domain.names import KnownNames, one_of, shown, unknown_name
from spacelaunch.errors import UnknownValueError
from spacelaunch.queries.parameters import Drawing


def spell_names(params: Drawing, names_of: Callable[[str], KnownNames]) -> Drawing:
    """The same parameters with every name as the data spell it.

    Shape: `names_of` has the names in a column of the relation.
    Raises:
        UnknownValueError: no launch has a name that is asked for.
    """
    spelled: dict[str, object] = {}
    for parameter in type(params).model_fields:
        field, operator = PARAMETERS.get(parameter, (None, ""))
        value = getattr(params, parameter)
        if field is None or field.kind is not Kind.TEXT or operator or value is None:
            continue
        names = names_of(field.column)
        if isinstance(value, tuple):
            # Two that were written differently may be one.
            spelled[parameter] = tuple(sorted({_spelled(parameter, x, names) for x in value}))
        else:
            spelled[parameter] = _spelled(parameter, value, names)
    return params.model_copy(update=spelled)


def _spelled(parameter: str, text: str, names: KnownNames) -> str:
    found = names.spelled(text)
    if not found:
        several = f"give one {parameter}, not several"
        raise unknown_name(parameter, text, names, several=several)
    # A picture is of one name, so of two that differ in case the one is meant that was written.
    if len(found) > 1 and text not in found:
        raise UnknownValueError(
            f"{parameter}: {shown(text)} may be {one_of(found)}; give one of them as it is written"
        )
    return text if text in found else found[0]
