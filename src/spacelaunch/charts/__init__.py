"""Floor 3: summary in, picture out: one file per analysis, found by `registry`.

`picture` and `letters` are the two ways out, `kit` and `map` what the charts draw with.
"""
