-- grain: none; what PostgreSQL's triggers call when somebody writes what pages are known by
-- reads: the row that is written
-- parameters: none
-- nulls: none; where a table is emptied no row is told, and the pages of all are forgotten
create function forget_kept_pages() returns trigger language plpgsql as $$
begin
    if tg_level = 'STATEMENT' then
        delete from kept_pages;
    elsif tg_op = 'INSERT' then
        delete from kept_pages where source = new.source and resource = new.resource;
    else
        delete from kept_pages where source = old.source and resource = old.resource;
    end if;
    return null;
end
$$
