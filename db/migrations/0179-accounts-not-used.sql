-- Accounts that nobody has used for long are stopped where the county wants it. Those that stand count from this upgrade. One row an account.
alter table credentials add column last_sign_in_at timestamptz not null default now();
comment on column credentials.last_sign_in_at is '最近一次登录；开户后还没有登录的，是开户时间';
grant select (last_sign_in_at) on credentials to luoshi_region, luoshi_scoped, luoshi_worker;
grant update (is_active) on persons to luoshi_worker;
