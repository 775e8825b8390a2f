-- Hash chains by SM3 where a region wants it, from one act on: earlier links keep SHA-256, a hash by SM3 says so by its beginning.
-- A row is written once by the command chain-algorithm (as luoshi_owner) and never changed: there is no way back.
create table chain_algorithms (
  region_id int primary key references regions,
  algorithm text not null constraint chain_algorithms_algorithm_check check (algorithm = 'sm3'),
  since timestamptz not null default now(),
  set_by text not null
);
comment on table chain_algorithms is '哈希链自何时起改用国密 SM3；没有的地区用 SHA-256';
comment on column chain_algorithms.since is '自此以后接上的环用 SM3';
comment on column chain_algorithms.set_by is '执行命令的系统账号';
create trigger chain_algorithms_append_only before update or delete on chain_algorithms
  for each row execute function refuse_change();
grant select on chain_algorithms to luoshi_region, luoshi_scoped, luoshi_worker;
alter table chain_algorithms enable row level security;
create policy region_all on chain_algorithms to luoshi_region using (region_id = (select app_region()));
create policy region_all_scoped on chain_algorithms to luoshi_scoped using (region_id = (select app_region()));
create policy worker_all on chain_algorithms to luoshi_worker using (true);

-- SM3 comes with OpenSSL through pgcrypto, a trusted extension; where it is not there, the command says what to install.
do $$ begin
  create extension if not exists pgcrypto;
exception when others then
  raise notice 'pgcrypto is not there: %', sqlerrm;
end $$;
create function link_by_sm3(previous text, body text) returns text language plpgsql immutable as $$
begin
  return 'sm3:' || encode(digest(convert_to(previous || body, 'UTF8'), 'sm3'), 'hex');
end $$;
comment on function link_by_sm3 is '一环的 SM3 散列，以“sm3:”开头';
comment on table chain_links is '哈希链：散列（上一环 ‖ 行为与数字的规范 JSON）；SHA-256，或以“sm3:”写明的 SM3';
