"""httpx, for servers on a machine that is busy with other tests: what is slow there is not wrong.

Five seconds, httpx's own patience, have passed with a first load behind another test's disk; and as
long it keeps a connection that it does not use, of which a test may want to know what becomes.
"""

from functools import partial

import httpx

PATIENCE_S = 60

get = partial(httpx.get, timeout=PATIENCE_S)
post = partial(httpx.post, timeout=PATIENCE_S)
delete = partial(httpx.delete, timeout=PATIENCE_S)
request = partial(httpx.request, timeout=PATIENCE_S)
stream = partial(httpx.stream, timeout=PATIENCE_S)
Client = partial(httpx.Client, timeout=PATIENCE_S, limits=httpx.Limits(keepalive_expiry=PATIENCE_S))
