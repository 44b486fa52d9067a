-- grain: none; makes the lake's schema where it is missing
-- reads: nothing
-- parameters: none; {schema} is its name behind that of its catalog
-- nulls: none
create schema if not exists {schema}
