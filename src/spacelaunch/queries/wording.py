"""Facts in English: a selection, a count, a tie, a range of years.

The words of findings, of captions and of texts for those who cannot see the picture. Nothing here
knows an analysis.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from spacelaunch.domain.reach import KnownYear, Reach

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
"""Written out, because month names of a locale may differ."""
MONTHS_IN_FULL = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)
NAMED_IN_A_TIE = 4
"""Of more than so many the rest is counted; the picture's text names all."""

# What an attempt was, said before the noun or behind it.
_SCOPES = ("orbital", "suborbital")
_SCOPES_BEHIND: Mapping[object, str] = {
    "pad_loss": "lost on the pad",
    "unknown": "of unknown scope",
}
_WITH_ARTICLE = frozenset({"UK", "US", "USA", "USSR", "UAE", "Netherlands", "Bahamas"})
_ARTICLE_STARTS = ("United ", "Democratic Republic")
_ARTICLE_ENDS = (" Islands", " Ocean", " Sea", " Republic", " Union", " Federation")


def name_launches(asked: Mapping[str, object], count: int | None = None, having: str = "") -> str:
    """What was selected, as `launches from Japan by SpaceX, 1995–2005` or `1 private launch`.

    Shape: `having` narrows it further, as `with a known country`.
    """
    sector, country, provider, rocket = (
        _names(asked.get(name)) for name in ("sector", "country", "provider", "rocket")
    )
    scope = asked.get("scope")
    noun = " ".join(
        [
            *([list_names(sector)] if sector else []),
            *([str(scope)] if scope in _SCOPES else []),
            "launch",
        ]
    )
    words = [f"{noun}es" if count is None else count_of(count, noun)]
    words += [f"from {list_names([with_article(name) for name in country])}"] if country else []
    words += [f"by {list_names(provider)}"] if provider else []
    words += [f"on {list_names(rocket)}"] if rocket else []
    words += [_SCOPES_BEHIND[scope]] if scope in _SCOPES_BEHIND else []
    words += [having] if having else []
    return " ".join(words) + _after_comma(asked.get("year_from"), asked.get("year_to"))


def _names(value: object) -> list[str]:
    """One name or several, as a parameter may have them."""
    if not value:
        return []
    return [str(name) for name in value] if isinstance(value, list | tuple) else [str(value)]


def _after_comma(first: object, last: object) -> str:
    years = years_in_words(first, last)
    if not years:
        return ""
    if first is None or last is None:
        return f" {years}"
    return f" in {years}" if first == last else f", {years}"


def years_in_words(first: object, last: object) -> str:
    """A range of years, e.g. `1995–2020`, `2020` or `since 1995`; empty where it has no end."""
    if first is None and last is None:
        return ""
    if last is None:
        return f"since {first}"
    if first is None:
        return f"until {last}"
    return f"{first}" if first == last else f"{first}–{last}"


def span_in_words(first: int, last: int) -> str:
    """A range of years inside a sentence, e.g. `from 1995 to 2020` or `in 2020`."""
    return f"in {first}" if first == last else f"from {first} to {last}"


def count_of(count: int, noun: str) -> str:
    """A count with its noun, e.g. `1 launch`, `4,324 launches` or `2 providers`."""
    plural = f"{noun}es" if noun.endswith("ch") else f"{noun}s"
    return f"{count:,} {noun if count == 1 else plural}"


def launches_in_words(count: int) -> str:
    """A count for a sentence, e.g. `1 launch` or `4,324 launches`."""
    return count_of(count, "launch")


def orbital_in_words(orbital_count: int, launch_count: int, scope: str | None) -> str:
    """How many of the launches counted were orbital attempts, after a comma.

    Shape: empty where a scope was asked for, which says it already.
    """
    if scope is not None:
        return ""
    if launch_count == 1:
        return ", an orbital attempt" if orbital_count else ", no orbital attempt"
    of_them = {0: "none", launch_count: "all"}.get(orbital_count, f"{orbital_count:,}")
    return f", {of_them} of them orbital attempts"


def one_decimal(value: float) -> str:
    """A number for a sentence, e.g. `87.4`."""
    return f"{value:.1f}"


def with_article(country: str) -> str:
    """A country inside a sentence, e.g. `the USA` or `Japan`."""
    named = country in _WITH_ARTICLE or country.startswith(_ARTICLE_STARTS)
    return f"the {country}" if named or country.endswith(_ARTICLE_ENDS) else country


def as_subject(launches: str) -> str:
    """What was selected at the start of a sentence, with the comma that closes its years."""
    return capitalise(f"{launches}," if ", " in launches else launches)


def capitalise(sentence: str) -> str:
    """The sentence with a capital at its start; a name inside keeps its own."""
    return sentence[:1].upper() + sentence[1:]


def list_names(names: Sequence[str], others: str = "others") -> str:
    """Names in a row, e.g. `Russia and Kazakhstan`, or `A, B, C and 9 others`."""
    if len(names) > NAMED_IN_A_TIE:
        rest = len(names) - NAMED_IN_A_TIE + 1
        names = [*names[: NAMED_IN_A_TIE - 1], f"{rest} {others}"]
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def day_in_words(moment: date) -> str:
    """A day as `7 Aug 2020`."""
    return f"{day_of_year(moment)} {moment.year}"


def day_of_year(moment: date) -> str:
    """A day as `7 Aug`."""
    return f"{moment.day} {MONTHS[moment.month - 1]}"


def parts_in_words(reach: Reach, first: int, last: int) -> str:
    """The years of a range that the data know in part, as `2020 until 7 Aug`; may be empty."""
    known = (reach.find(year) for year in range(first, last + 1))
    return list_names([part_in_words(one) for one in known if one and not one.is_whole])


def part_in_words(known: KnownYear) -> str:
    """Which part of a year the data know, as `2020 until 7 Aug` or `2025 in part`."""
    if (
        not (known.has_begin or known.has_end)
        and known.first_on
        and known.first_on == known.last_on
    ):
        return f"{known.year} on {day_of_year(known.first_on)}"
    since = "" if known.has_begin or not known.first_on else f" from {day_of_year(known.first_on)}"
    until = "" if known.has_end or not known.last_on else f" until {day_of_year(known.last_on)}"
    return f"{known.year}{since}{until}" if since or until else f"{known.year} in part"


def gaps_in_words(reach: Reach, first: int, last: int) -> str:
    """The years of a range of which the data hold nothing, as `2021–2024`; may be empty."""
    inside = [(max(since, first), min(until, last)) for since, until in reach.gaps]
    return list_names([years_in_words(*gap) for gap in inside if gap[0] <= gap[1]])


def stretches_in_words(reach: Reach) -> str:
    """The years of the data, as `1957–2020` or `1957–2020 and 2025`; empty where there are none."""
    return list_names([years_in_words(*stretch) for stretch in reach.stretches])


def reach_in_words(reach: Reach, first: int, last: int) -> str:
    """Sentences on parts and gaps of a range, each after a blank; empty where all is known."""
    parts, gaps = parts_in_words(reach, first, last), gaps_in_words(reach, first, last)
    known = f" The data know {parts}." if parts else ""
    return f"{known} The data hold no launch of {gaps}." if gaps else known
