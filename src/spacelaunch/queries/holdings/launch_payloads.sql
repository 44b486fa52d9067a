-- grain: one row per payload of a launch, in the launch's own order
-- reads: launch_payloads, payloads
-- parameters: launch_id
-- nulls: all but the id, of a payload of which the source has no document; mass_kg where unknown
select m.payload_id, p.name, p.kind, p.mass_kg, p.orbit, p.customers
from launch_payloads m
left join payloads p on p.payload_id = m.payload_id
where m.launch_id = cast(:launch_id as varchar(200))
order by m.position
