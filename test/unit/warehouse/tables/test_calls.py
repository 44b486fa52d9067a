from spacelaunch.warehouse.tables.calls import call_budgets, calls


def test_nothing_of_who_asks_is_kept():
    """The service names the key, or the address, of whoever asks; neither belongs into a table."""
    kept = {column.name for table in (calls, call_budgets) for column in table.c}
    assert {name for name in kept if "ident" in name or "key" in name} == set()
