-- Verification reads the values that a signed version entered. An index; about 1 s a million rows, locks writers meanwhile.
create index indicator_values_of_version on indicator_values (region_id, version_id) where version_id is not null;
