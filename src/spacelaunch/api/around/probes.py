"""The paths that machines ask every few seconds, to see whether we are there.

In a module of its own, for the server's processes ask it before the metrics' library may be
imported. Used by `request_log` and `connections`.
"""

PROBES = ("/healthz", "/readyz", "/metrics")
