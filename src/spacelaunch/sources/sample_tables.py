"""What the synthetic launches are made of: how many, by whom, from where, how well, at what price.

The proportions are rounded from the real data set; the names of providers, rockets and pads are
real, so that maps and charts look right. No row of the data set stands here. Read by `sample`.
"""

from __future__ import annotations

from typing import NamedTuple

# (year, private launches, state launches); a year between two lines lies on the line between.
LAUNCHES_PER_YEAR = (
    (1957, 0, 3),
    (1958, 0, 28),
    (1959, 1, 19),
    (1962, 13, 62),
    (1963, 11, 38),
    (1965, 22, 65),
    (1968, 10, 93),
    (1971, 10, 109),
    (1977, 13, 101),
    (1979, 9, 43),
    (1984, 14, 53),
    (1988, 13, 46),
    (1990, 30, 50),
    (1994, 29, 35),
    (1998, 43, 25),
    (2001, 27, 16),
    (2005, 22, 15),
    (2010, 19, 18),
    (2014, 39, 14),
    (2016, 43, 47),
    (2018, 53, 64),
    (2019, 46, 63),
    (2020, 30, 33),  # until August
)

# (last year of the era, success in per cent, partial failure in per cent; the rest are failures)
OUTCOMES = (
    (1959, 31, 10),
    (1964, 70, 3),
    (1969, 84, 5),
    (1974, 90, 2),
    (1989, 94, 2),
    (1999, 92, 2),
    (2020, 93.5, 1.7),
)

PRELAUNCH_FAILURE_PCT = 0.1
DAY_ONLY_SHARE = 0.029  # of the launches: no time of day is known, written 00:00
SWAPPED_SHARE = 0.0035  # of the launches: stands after an older one

# provider -> (country of origin, sector); spelled as in the data set, mistakes too.
PROVIDERS = {
    "Arianespace": ("Multi", "P"),
    "Blue Origin": ("USA", "P"),
    "Boeing": ("USA", "P"),
    "CASIC": ("China", "S"),
    "ESA": ("Multi", "S"),
    "Eurockot": ("Germany", "S"),
    "General Dynamics": ("USA", "P"),
    "IAI": ("Isreal", "S"),
    "ILS": ("USA", "P"),
    "ISA": ("Isreal", "S"),
    "ISAS": ("Japan", "S"),
    "ISRO": ("India", "S"),
    "Kosmotras": ("Russia", "S"),
    "Lockheed": ("USA", "P"),
    "MHI": ("Japan", "P"),
    "Martin Marietta": ("USA", "P"),
    "NASA": ("USA", "S"),
    "Northrop": ("USA", "P"),
    "RVSN USSR": ("Russia", "S"),
    "Rocket Lab": ("USA", "P"),
    "Roscosmos": ("Russia", "S"),
    "Sea Launch": ("Multi", "P"),
    "SpaceX": ("USA", "P"),
    "ULA": ("USA", "P"),
    "US Air Force": ("USA", "S"),
    "US Navy": ("USA", "S"),
    "VKS RF": ("Russia", "S"),
}

# The country of a launch is the last part of its pad, but for this one.
COUNTRY_OF_PAD_END = {"Pacific Ocean": "Sea Launch"}


class Service(NamedTuple):
    """One rocket of one provider from one pad, in the years that it flew.

    Note: `weight` is about launches per year, and counts against the services of the same year
        and sector; `cost` is text as the data set writes it, or empty.
    """

    provider: str
    rocket: str
    pad: str
    first_year: int
    last_year: int
    weight: float
    cost: str = ""


_BAIKONUR = "Baikonur Cosmodrome, Kazakhstan"
_CANAVERAL = "Cape Canaveral AFS, Florida, USA"
_GUIANA = "Guiana Space Centre, French Guiana, France"
_JIUQUAN = "Jiuquan Satellite Launch Center, China"
_KENNEDY = "Kennedy Space Center, Florida, USA"
_PLESETSK = "Plesetsk Cosmodrome, Russia"
_SATISH = "Satish Dhawan Space Centre, India"
_TAIYUAN = "Taiyuan Satellite Launch Center, China"
_VANDENBERG = "Vandenberg AFB, California, USA"
_XICHANG = "Xichang Satellite Launch Center, China"

SERVICES = (
    Service("RVSN USSR", "Vostok", f"Site 1/5, {_BAIKONUR}", 1957, 1964, 5),
    Service("RVSN USSR", "Cosmos-2I (63S1)", "Mayak-2, Kapustin Yar, Russia", 1961, 1967, 6),
    Service("RVSN USSR", "Voskhod", f"Site 31/6, {_BAIKONUR}", 1963, 1976, 10),
    Service("RVSN USSR", "Voskhod", f"Site 41/1, {_PLESETSK}", 1966, 1976, 18),
    Service("RVSN USSR", "Cosmos-2I (63SM)", f"Site 133/3, {_PLESETSK}", 1967, 1977, 9),
    Service("RVSN USSR", "Cosmos-3M (11K65M)", f"Site 132/2, {_PLESETSK}", 1967, 1991, 15),
    Service("RVSN USSR", "Tsyklon-2", f"Site 90/20, {_BAIKONUR}", 1969, 1991, 6),
    Service("RVSN USSR", "Soyuz U", f"Site 43/3, {_PLESETSK}", 1973, 1978, 20),
    Service("RVSN USSR", "Molniya-M /Block ML", f"Site 1/5, {_BAIKONUR}", 1974, 1991, 7),
    Service("RVSN USSR", "Tsyklon-3", f"Site 32/2, {_PLESETSK}", 1977, 1991, 7),
    Service("RVSN USSR", "Energiya", f"Site 110/37, {_BAIKONUR}", 1987, 1988, 0.6, "5,000.00"),
    Service("US Navy", "Vanguard", f"LC-18A, {_CANAVERAL}", 1957, 1959, 5),
    Service("US Air Force", "Thor DM-21 Agena-B", f"SLC-1W, {_VANDENBERG}", 1959, 1963, 13),
    Service("US Air Force", "Titan IIIB", f"SLC-4W, {_VANDENBERG}", 1966, 1969, 6, "59"),
    Service("US Air Force", "Titan III(24)B", f"SLC-4W, {_VANDENBERG}", 1970, 1984, 2),
    Service("NASA", "Titan II GLV", f"LC-19, {_CANAVERAL}", 1960, 1966, 4),
    Service("NASA", "Saturn V", f"LC-39A, {_KENNEDY}", 1967, 1973, 1.6, "1,160.00"),
    Service("NASA", "Space Shuttle Discovery", f"LC-39A, {_KENNEDY}", 1981, 2011, 2.4, "450"),
    Service("NASA", "Space Shuttle Atlantis", f"LC-39B, {_KENNEDY}", 1985, 2011, 2.2, "450"),
    Service("ISAS", "Mu-III S2", "Mu Pad, Uchinoura Space Center, Japan", 1970, 2006, 0.8),
    Service("ESA", "Ariane 1", f"ELV-1 (SLV), {_GUIANA}", 1979, 1984, 1.5),
    Service("CASIC", "Feng Bao 1", f"Site 138 (LA-2B), {_JIUQUAN}", 1972, 1981, 1.2),
    Service("CASIC", "Long March 2C", f"LC-3, {_XICHANG}", 1982, 2020, 1.5, "30.8"),
    Service("CASIC", "Long March 3B", f"LC-2, {_XICHANG}", 1996, 2020, 2),
    Service("CASIC", "Long March 3B/E", f"LC-2, {_XICHANG}", 2007, 2020, 4, "29.15"),
    Service("CASIC", "Long March 2D", f"Site 9401 (SLS-2), {_JIUQUAN}", 2003, 2020, 4, "29.75"),
    Service("CASIC", "Long March 4B", f"LC-9, {_TAIYUAN}", 1999, 2020, 3, "64.68"),
    Service("CASIC", "Long March 11", f"Site 95, {_JIUQUAN}", 2015, 2020, 8, "5.3"),
    Service("IAI", "Shavit-2", "Pad 1, Palmachim Airbase, Israel", 1988, 2020, 0.4),
    Service("ISRO", "ASLV", f"SLV LP, {_SATISH}", 1979, 1994, 0.5),
    Service("ISRO", "PSLV-G", f"First Launch Pad, {_SATISH}", 1993, 2016, 0.9, "25"),
    Service("ISRO", "PSLV-XL", f"Second Launch Pad, {_SATISH}", 2008, 2020, 4.5, "31"),
    Service("VKS RF", "Cosmos-3M (11K65M)", f"Site 132/1, {_PLESETSK}", 1992, 2010, 8),
    Service("VKS RF", "Zenit-2", f"Site 45/1, {_BAIKONUR}", 1992, 2007, 4),
    Service("VKS RF", "Rokot/Briz KM", f"Site 133/3, {_PLESETSK}", 2005, 2019, 2, "41.8"),
    Service("VKS RF", "Soyuz 2.1b/Fregat-M", f"Site 43/4, {_PLESETSK}", 2011, 2020, 4),
    Service("Kosmotras", "Dnepr", f"Site 109/95, {_BAIKONUR}", 1999, 2015, 1.3, "29"),
    Service("Eurockot", "Rokot/Briz KM", f"Site 133/3, {_PLESETSK}", 2000, 2018, 0.7, "41.8"),
    Service("Roscosmos", "Soyuz FG", f"Site 1/5, {_BAIKONUR}", 2010, 2019, 3),
    Service("Roscosmos", "Soyuz 2.1a", f"Site 31/6, {_BAIKONUR}", 2016, 2020, 7, "48.5"),
    Service(
        "ISA", "Safir-1B+", "Imam Khomeini Spaceport, Semnan Space Center, Iran",
        2008, 2020, 1.4,
    ),
    Service("General Dynamics", "Atlas-LV3 Agena-B", f"LC-12, {_CANAVERAL}", 1959, 1965, 12),
    Service("General Dynamics", "Atlas-SLV3 Agena-D", f"SLC-4E, {_VANDENBERG}", 1964, 1972, 10),
    Service("General Dynamics", "Atlas-E/F Star-37S-ISS", f"SLC-3W, {_VANDENBERG}", 1973, 1993, 5),
    Service("Martin Marietta", "Titan III(23)C", f"SLC-40, {_CANAVERAL}", 1965, 1982, 3.5),
    Service("Martin Marietta", "Titan 34D", f"SLC-4E, {_VANDENBERG}", 1982, 1993, 4),
    Service("MHI", "N-II Star-37E", "LA-Y1, Tanegashima Space Center, Japan", 1975, 2000, 1.5),
    Service("MHI", "H-IIA 202", "LA-Y1, Tanegashima Space Center, Japan", 2001, 2020, 2.2, "90"),
    Service("Arianespace", "Ariane 44L", f"ELA-2, {_GUIANA}", 1984, 2003, 7.5),
    Service("Arianespace", "Ariane 5 ECA", f"ELA-3, {_GUIANA}", 2002, 2020, 4.5, "200"),
    Service("Arianespace", "Soyuz ST-B/Fregat-MT", f"ELS, {_GUIANA}", 2011, 2020, 2.5),
    Service("Arianespace", "Vega", f"ELV-1 (SLV), {_GUIANA}", 2012, 2020, 1.6, "37"),
    Service("Boeing", "Delta II 7925", f"SLC-17A, {_CANAVERAL}", 1989, 2006, 7.5),
    Service("Lockheed", "Atlas IIA", f"SLC-36A, {_CANAVERAL}", 1993, 2005, 6),
    Service("Lockheed", "Titan II(23)G", f"SLC-4W, {_VANDENBERG}", 1990, 2005, 0.5, "35"),
    Service("ILS", "Atlas IIAS", f"SLC-36B, {_CANAVERAL}", 1995, 2006, 3),
    Service("Northrop", "Pegasus XL", f"Stargazer, {_VANDENBERG}", 1990, 2020, 2, "40"),
    Service(
        "Northrop", "Antares 230", "LP-0A, Wallops Flight Facility, Virginia, USA",
        2013, 2020, 1.6, "85",
    ),
    Service(
        "Sea Launch", "Zenit-3 SL", "LP Odyssey, Kiritimati Launch Area, Pacific Ocean",
        1999, 2014, 2.4,
    ),
    Service("ULA", "Atlas V 401", f"SLC-41, {_CANAVERAL}", 2006, 2020, 4.5, "109"),
    Service("ULA", "Delta IV Medium+ (5,4)", f"SLC-37B, {_CANAVERAL}", 2006, 2019, 3),
    Service("ULA", "Delta IV Heavy", f"SLC-37B, {_CANAVERAL}", 2007, 2020, 0.8, "350"),
    Service("SpaceX", "Falcon 9 v1.1", f"SLC-4E, {_VANDENBERG}", 2010, 2016, 5, "56.5"),
    Service("SpaceX", "Falcon 9 Block 3", f"SLC-40, {_CANAVERAL}", 2015, 2018, 9, "62"),
    Service("SpaceX", "Falcon 9 Block 5", f"LC-39A, {_KENNEDY}", 2018, 2020, 14, "50"),
    Service(
        "Rocket Lab", "Electron/Curie", "Rocket Lab LC-1A, Mahia Peninsula, New Zealand",
        2017, 2020, 4, "7.5",
    ),
    Service(
        "Blue Origin", "New Shepard", "Blue Origin Launch Site, West Texas, Texas, USA",
        2015, 2019, 2.4,
    ),
)  # fmt: skip
