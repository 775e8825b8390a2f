-- Kept groups are read whole and never searched: as json they go out as they were written, as jsonb each is put into words anew at every
-- look. The text is the same, so that the hashes of frozen periods stand.
alter table frozen_groups alter column figures type json using figures::json, alter column ranks type json using ranks::json;
