"""Questions over the warehouse's typed tables: one `.sql` file and one module each.

In every statement `launches` are those of one source; whoever asks sees to it (`of_source`).
"""
