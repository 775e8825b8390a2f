-- Jobs of the worker: sealing the audit log minute by minute, clearing ended sessions. One small table and grants; instant.
create table derived.audit_horizon (
  id int primary key,
  settled_id bigint not null default 0,
  seen_id bigint not null default 0,
  seen_xmax xid8 not null default pg_current_xact_id()
);
comment on table derived.audit_horizon is '审计封存进度（只有 1 号一行）：settled_id 以下的编号不会再有新的记录；seen_id 待当时在办的事务结束后转为 settled';
comment on column derived.audit_horizon.seen_xmax is '看到 seen_id 时尚未开始的第一个事务';
alter table derived.audit_horizon enable row level security;
create policy worker_all on derived.audit_horizon to luoshi_worker using (true);
grant select, insert, update on derived.audit_horizon to luoshi_worker;

grant select, delete on sessions, sign_in_counters, setup_links to luoshi_worker;
create policy worker_all on sessions to luoshi_worker using (true);
