"""The steps by which a warehouse comes to its present tables; run by `warehouse.schema`."""
