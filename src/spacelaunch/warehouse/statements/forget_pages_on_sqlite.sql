-- grain: none; forgets the known pages of a resource after each {event} on {table}
-- reads: the row that is written, {row}
-- parameters: none
-- nulls: none
create trigger {table}_{event}_forgets_pages after {event} on {table}
begin
    delete from kept_pages where source = {row}.source and resource = {row}.resource;
end
