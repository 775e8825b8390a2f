-- With which keys the secrets of robots and authenticators are sealed: numbers of keys, never a secret. Instant.
create function sealed_key_ids() returns setof text language sql stable security definer set search_path = public as $$
  select distinct split_part(kept, ':', 3) from (
    select address as kept from robots union all select secret from robots union all select secret from second_factors) secrets
  where kept like 'luoshi-sealed:1:%'
$$;
revoke all on function sealed_key_ids() from public;
grant execute on function sealed_key_ids() to luoshi_gate, luoshi_worker;
comment on column robots.address is '封存的地址（server/platform/sealed-text.ts），密钥不在库里';
comment on column robots.secret is '封存的签名密钥，同上';
comment on column second_factors.secret is '封存的动态口令密钥，同上';
