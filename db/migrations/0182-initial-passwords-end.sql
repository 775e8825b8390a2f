-- An initial password that nobody has used ends after thirty days. Those given before this upgrade count from it. One row an account.
alter table credentials add column initial_until timestamptz;
comment on column credentials.initial_until is '初始密码用到何时；本人改过的为空';
update credentials set initial_until = now() + interval '30 days' where must_change and cardinality(past_hashes) = 0;
