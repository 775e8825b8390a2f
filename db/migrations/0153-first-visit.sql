-- Until the first visit has ended there is no instant since which something is new.
alter table last_visits alter column since drop not null;
comment on column last_visits.since is '上一次来访结束的时刻；首次来访期间为空';
