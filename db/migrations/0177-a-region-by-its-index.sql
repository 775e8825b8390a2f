-- The board of a region reads thousands of its cells, each on a page of its own: with the figures in the index it reads the index alone.
-- An index over all values; about 3 s a million rows, locks writers meanwhile.
drop index indicator_values_of_subject;
create index indicator_values_of_subject on indicator_values (region_id, subject_id, indicator_id, period, id)
  include (year, value, growth, base, certainty, caliber);
