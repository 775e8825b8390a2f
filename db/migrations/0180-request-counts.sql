-- Requests of an address in this minute, counted together by all web processes (server/platform/request-rate.ts). Unlogged: what
-- a crash empties was a minute's count. One row an address that asked a hundred times within a minute; cleared at night.
create unlogged table request_counts (
  address text primary key,
  minute timestamptz not null,
  requests integer not null constraint request_counts_requests_check check (requests > 0)
);
comment on table request_counts is '每个地址本分钟的请求数，各网页进程合计；只记一分钟内满一百次的';
comment on column request_counts.address is '来访地址';
comment on column request_counts.minute is '哪一分钟';
comment on column request_counts.requests is '这一分钟内已报上来的请求数';
grant select, insert, update on request_counts to luoshi_gate;
grant select, delete on request_counts to luoshi_worker;
