"""Questions over the data set beside GCAT's orbital attempts: one `.sql` file and one module each.

`attempts` has the relation's columns; `pairs` says which `launch_id` is which `attempt_id`.
"""
