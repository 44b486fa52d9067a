"""Whose word is taken for each field of a launch that several sources tell of: the table, and why.

Of each field the first source counts that knows the value. The order is fixed by hand, on what the
sources were found to be worth; it is printed in `docs/data.md`, and what the others say is kept.
Used where launches are merged, and by who tells of it.
"""

from __future__ import annotations

from dataclasses import dataclass

ALL = "all"
"""What all sources of the warehouse tell together, each launch once; asked for as a source is."""
GCAT, LAUNCH_LIBRARY, SPACEX, KAGGLE = "gcat", "launch-library", "spacex", "kaggle"
MERGED = (GCAT, LAUNCH_LIBRARY, SPACEX, KAGGLE)
"""The sources that tell of launches, in the order in which they are held against each other."""
UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Precedence:
    """Who wins for some fields of a launch."""

    fields: tuple[str, ...]
    """Taken together from one source, which knows the first of them."""
    sources: tuple[str, ...]
    """The first that knows the value; whoever is not named is never asked."""
    why: str


PRECEDENCE = (
    Precedence(
        ("launch_id",),
        (SPACEX, GCAT, LAUNCH_LIBRARY, KAGGLE),
        "Payloads and cores are known by SpaceX's ids; GCAT's do not change.",
    ),
    Precedence(("launch_designator",), MERGED, "GCAT gives them out for those that have none."),
    Precedence(
        (
            *("launched_at", "launch_year", "time_precision", "launched_from_at"),
            *("launched_until_at", "is_uncertain", "launched_epoch_s"),
        ),
        MERGED,
        "GCAT's times are intervals, each with a reference. SpaceX's are hours off on a dozen "
        "launches; Kaggle's file has some on the day of the landing.",
    ),
    Precedence(
        ("outcome",),
        MERGED,
        "GCAT's code has one stated meaning since 1957; a failure in part is a failure there.",
    ),
    Precedence(
        ("scope",), MERGED, "GCAT's code says what an attempt was, others let it be guessed."
    ),
    Precedence(
        ("provider", "provider_country"),
        MERGED,
        "Who counts by provider wants one spelling; GCAT's is there for most launches.",
    ),
    Precedence(
        ("sector",),
        MERGED,
        "One definition for most launches: GCAT's class of the organisation. Kaggle's is another, "
        "and is taken only of launches that nobody else knows.",
    ),
    Precedence(
        ("pad", "country"),
        MERGED,
        "GCAT's come from its table of sites; the country is that in which the pad lies today.",
    ),
    Precedence(("rocket",), MERGED, "Who counts by rocket wants one spelling, as of providers."),
    Precedence(
        ("mission",),
        (LAUNCH_LIBRARY, SPACEX, KAGGLE, GCAT),
        "GCAT's log names the first payload, the others the mission.",
    ),
    Precedence(
        ("is_rocket_active",),
        (SPACEX, LAUNCH_LIBRARY, KAGGLE),
        "GCAT's log does not say it; the Kaggle file is of 2020.",
    ),
    Precedence(
        ("cost_musd",),
        (SPACEX, LAUNCH_LIBRARY, KAGGLE),
        "A provider's own list price before what others write of it.",
    ),
)
