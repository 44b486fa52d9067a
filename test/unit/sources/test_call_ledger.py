from spacelaunch.sources.call_ledger import CallLedger
from spacelaunch.warehouse.call_ledger import StoredLedger


def test_the_warehouses_ledger_has_all_that_a_source_wants():
    wanted = {name for name in vars(CallLedger) if not name.startswith("_")}
    assert {name for name in wanted if not hasattr(StoredLedger, name)} == set()
