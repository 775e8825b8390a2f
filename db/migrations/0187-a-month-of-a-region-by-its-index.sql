-- A board reads whole months of a subject, all its indicators together: its index leads with the month, so that a month is one stretch
-- of it and the latest month of a subject is its end.
drop index indicator_values_of_subject;
create index indicator_values_of_subject on indicator_values (region_id, subject_id, period, indicator_id, id)
  include (year, value, growth, base, certainty, caliber);
