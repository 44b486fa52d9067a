-- grain: none; forgets the known pages of a resource after each {event} on {table}
-- reads: what is written; {each} is a row, or the statement where it tells none
-- parameters: none
-- nulls: none
create trigger {table}_{event}_forgets_pages after {event} on {table}
for each {each} execute function forget_kept_pages()
