-- grain: one row, the number of launches said to have happened before Sputnik or after now
-- reads: launches
-- parameters: source, sputnik_epoch_s, now_epoch_s
-- nulls: none
select
    -- Two ends of an index; asked at once, an engine may look at all that lies between them.
    (select count(*) from launches where source = :source and launched_epoch_s < :sputnik_epoch_s)
    + (select count(*) from launches where source = :source and launched_epoch_s > :now_epoch_s)
        as found_count
