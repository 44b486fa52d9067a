"""The form of an analysis, made of the JSON Schema of its parameters; it lives in the address."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from spacelaunch.dashboard.wording import words

# How a picture looks is the page's affair.
_OF_PICTURES = ("dpi", "size", "theme", "width")
_COLUMNS = 3
PREFIX = "p_"
"""Of a parameter's name in the address, where it must be no other's."""


def fill_form(schema: Mapping[str, Any]) -> dict[str, Any]:
    """What the reader gave for the parameters; None for what was left as it is."""
    properties = schema["properties"]
    names = [name for name in properties if name not in _OF_PICTURES]
    is_asked = any(f"{PREFIX}{name}" in st.query_params for name in names)
    asked = {}
    with st.expander("What of it", expanded=is_asked):
        columns = st.columns(_COLUMNS)
        for place, name in enumerate(names):
            with columns[place % _COLUMNS]:
                asked[name] = _fill(name, _resolve(properties[name], schema))
    return asked


def _resolve(part: Mapping[str, Any], schema: Mapping[str, Any]) -> dict[str, Any]:
    """A parameter as one schema: of `null or this`, this; behind a reference, what it names."""
    others = [each for each in part.get("anyOf", ()) if each.get("type") != "null"]
    kinds = others or part.get("allOf", ()) or [part]
    kind = kinds[0]
    if "$ref" in kind:
        kind = schema["$defs"][kind["$ref"].rpartition("/")[2]]
    return {**kind, **{name: part[name] for name in ("default", "description") if name in part}}


def _fill(name: str, part: Mapping[str, Any]) -> Any:
    default = part.get("default")
    said: dict[str, Any] = {
        "label": words(name),
        "help": part.get("description"),
        "placeholder": "all" if default is None else str(default),
        "key": f"{PREFIX}{name}",
        "bind": "query-params",
    }
    if "enum" in part:
        return st.selectbox(options=part["enum"], index=None, **said)
    if part.get("type") == "integer":
        said |= {"min_value": part.get("minimum"), "max_value": part.get("maximum")}
        return st.number_input(value=None, step=1, **said)
    return st.text_input(**said)
