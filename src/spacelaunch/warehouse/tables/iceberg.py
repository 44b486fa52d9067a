"""The two tables in which Iceberg's JDBC catalog keeps what tables a lake has.

They are Iceberg's own, as its library wants them, and lie in the warehouse's PostgreSQL because
Trino does not make them. No migration knows them: only who publishes a lake has them.
"""

from __future__ import annotations

from sqlalchemy import Column, MetaData, String, Table

CATALOG_TABLES = MetaData()

Table(
    "iceberg_tables",
    CATALOG_TABLES,
    Column("catalog_name", String(255), primary_key=True),
    Column("table_namespace", String(255), primary_key=True),
    Column("table_name", String(255), primary_key=True),
    Column("metadata_location", String(1000)),
    Column("previous_metadata_location", String(1000)),
    Column("iceberg_type", String(5)),
)

Table(
    "iceberg_namespace_properties",
    CATALOG_TABLES,
    Column("catalog_name", String(255), primary_key=True),
    Column("namespace", String(255), primary_key=True),
    Column("property_key", String(255), primary_key=True),
    Column("property_value", String(1000)),
)
