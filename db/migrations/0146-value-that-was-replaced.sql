-- What an approved amendment replaced, as it stood when it was approved: another one may have moved the figure since it was asked
-- for. Nullable, instant; decisions before this keep the value that was asked about.
alter table amendment_decisions add column old_value numeric(20,4);
comment on column amendment_decisions.old_value is '批准时被更正的数（申请后其他更正可能已改动它）；空为未记录，以申请时的数为准';
