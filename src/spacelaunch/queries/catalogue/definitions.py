"""What may be meant by a launch, by private and by success: the definitions of `robustness.sql`.

Each stands there as a line of numbers, here in words; the first is the file as it is. Called by
`robustness`, and by its chart.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Definition:
    """One way to count."""

    name: str
    """As it stands above a small picture."""
    meaning: str


DEFINITIONS = {
    1: Definition("The file as it is", "each row of the file, with the sector it says"),
    2: Definition(
        "File, orbital attempts only", "the rows of the file that are an orbital attempt by GCAT"
    ),
    3: Definition(
        "File, by GCAT's class", "the rows of the file; private is business by GCAT's class"
    ),
    4: Definition(
        "With missing launches",
        "the file and the attempts it lacks, whose sector GCAT's class has to say",
    ),
    5: Definition(
        "With missing, by class", "the file and the attempts it lacks, all by GCAT's class"
    ),
    6: Definition(
        "Same, enterprises as state",
        "as before, but enterprises of China and of Russia are of the state",
    ),
    7: Definition(
        "With missing, full successes", "full successes of the file and of what it lacks"
    ),
    8: Definition("Same, partial as success", "as before, with a partial failure as a success"),
    9: Definition("Same, partial as half", "as before, with a partial failure as half a success"),
}
"""A launch that GCAT does not know keeps the sector of its file."""
