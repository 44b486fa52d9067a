"""A chart of the API on a page: drawn there, in the colours of both schemes, with its files."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from functools import partial
from typing import Any

import streamlit as st

from spacelaunch.dashboard.markdown import plain, show_picture
from spacelaunch.dashboard.service import Query, Service
from spacelaunch.dashboard.wording import whole

# As the service's own page has them: small inches are large letters on a phone.
_SIZES = {"wide": "10x6", "narrow": "4x5"}
_FORMS = ("png", "svg", "csv", "zip")


def show_chart(service: Service, name: str, query: Query) -> dict[str, Any]:
    """The picture, what it rests on, and its files; the numbers behind it.

    Raises: as `Service` does.
    """
    numbers: dict[str, Any] = service.read(f"/charts/{name}.json", query)
    for kind in _SIZES:
        with st.container(key=f"{kind}-chart-{name}"):
            show_picture(_address(service, name, query, kind), numbers["alt"])
    st.caption(describe_basis(numbers))
    _show_downloads(service, name, query)
    return numbers


def describe_basis(numbers: Mapping[str, Any]) -> str:
    """Of how many launches, from whom and until when."""
    missing = numbers["rows_missing"]
    lacked = f", {whole(missing)} lacked a value" if missing else ""
    invented = " (synthetic: these never flew)" if numbers["is_synthetic"] else ""
    return (
        f"{whole(numbers['rows_used'])} launches counted{lacked}; data {numbers['data_from']} to "
        f"{numbers['data_until']} from {plain(numbers['source'])}{invented}."
    )


def _address(service: Service, name: str, query: Query, kind: str) -> str:
    """Inside the page, for the browser of a reader need not reach the API, and shows no key."""
    # Streamlit does not tell when a reader's browser turns dark; a picture of both schemes follows.
    drawn = {**query, "size": _SIZES[kind], "theme": "auto"}
    svg = service.fetch(f"/charts/{name}.svg", drawn)
    return f"data:image/svg+xml;base64,{b64encode(svg).decode()}"


def _show_downloads(service: Service, name: str, query: Query) -> None:
    with st.container(horizontal=True):
        for form in _FORMS:
            st.download_button(
                form.upper(),
                partial(service.fetch, f"/charts/{name}.{form}", dict(query)),
                file_name=f"{name}.{form}",
                on_click="ignore",
                key=f"{name}.{form}",
                help=f"Download {name}.{form}",
            )
