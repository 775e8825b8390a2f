-- The rows of a freeze carry its number before the freeze itself is entered: the office may draw it. Instant.
grant usage on sequence freezes_id_seq to luoshi_region, luoshi_worker;
create index report_acts_of_period on report_acts (region_id, period, kind, report_id, id);
