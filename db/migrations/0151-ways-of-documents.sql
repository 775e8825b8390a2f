-- The way that a document was drafted under stays with it; addressees change until the signing, and some get a copy only; an
-- open proposal of the ladder lapses when its matter was answered. Columns with constant defaults; instant.
alter table documents add column way jsonb;
comment on column documents.way is '拟稿时该文种的办理程序原样；空为此列之前拟的稿，按产品默认程序';
alter table documents add column way_version int not null default 0;
comment on column documents.way_version is '办理程序的版次，0 为产品默认';

alter table document_addressees add column is_copy boolean not null default false;
comment on column document_addressees.is_copy is '抄送：可阅、签收，不要求回复';
drop trigger document_addressees_append_only on document_addressees;
create function refuse_sent_addressee() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and exists (select from documents d where d.region_id = old.region_id and d.id = old.document_id
      and d.state in ('draft', 'checked', 'unit-check', 'cosigned')) then
    return old;
  end if;
  raise exception 'append-only: % on % is refused', tg_op, tg_table_name using errcode = 'restrict_violation';
end $$;
comment on function refuse_sent_addressee() is '主送、抄送在签发前可以增减，签发后不再改动';
create trigger document_addressees_kept before update or delete on document_addressees
  for each row execute function refuse_sent_addressee();
grant delete on document_addressees to luoshi_region;

alter table ladder_decisions drop constraint ladder_decisions_decision_check;
alter table ladder_decisions add constraint ladder_decisions_decision_check
  check (decision in ('take', 'decline', 'replace', 'lapse'));
comment on table ladder_decisions is '对建议的决定：采纳（拟文或记录）、不采纳（理由）、由更高一级取代、因已反馈或已办结而失效';
