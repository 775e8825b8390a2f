-- A confirmation takes the numbers of its act and versions first, signs them into the chain, and then writes everything in one
-- statement. Grants only, instant.
grant usage on sequence acts_id_seq, report_versions_id_seq to luoshi_region, luoshi_scoped, luoshi_worker;
