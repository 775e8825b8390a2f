-- A problem may come from a call of citizens (12345, letters). A check is widened; instant.
alter table problems drop constraint problems_source_kind_check;
alter table problems add constraint problems_source_kind_check
  check (source_kind in ('report', 'light', 'visit', 'meeting', 'enterprise', 'inspection', 'hotline', 'manual')) not valid;
alter table problems validate constraint problems_source_kind_check;
