"""The providers with the most launches, of either sector or of one."""

from __future__ import annotations

from spacelaunch.queries.analysis import Analysis
from spacelaunch.queries.parameters import BySector
from spacelaunch.queries.top_private import ProviderRow, Ranked, conclude


class TopProvidersParameters(Ranked, BySector):
    """What `top-providers` can be asked for."""


ANALYSIS = Analysis(
    name="top-providers",
    title="Providers with the most launches",
    description="The providers with the most launches, private and state, in any years.",
    parameters=TopProvidersParameters,
    row=ProviderRow,
    conclude=conclude,
)
