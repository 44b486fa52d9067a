"""A client of the HTTP service, for notebooks and for the command line.

    launches = Client("http://127.0.0.1:5000")
    result = launches.analyze("timeline", year_from=1990)
    result.save("timeline.png")

It knows the service by its HTTP contract alone.
"""

from spacelaunch.client.client import WAIT_S, Client, Told

__all__ = ["WAIT_S", "Client", "Told"]
