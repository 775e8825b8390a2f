-- What was handed over but never confirmed is not sent again by itself; a robot can be removed and may be allowed to say more.
-- Columns and checks on small tables; instant.
alter table outbox add column begun_at timestamptz;
alter table outbox add column fault text not null default '';
alter table outbox drop constraint outbox_state_check;
alter table outbox add constraint outbox_state_check check (state in ('waiting', 'sent', 'unsure', 'given-up'));
comment on column outbox.begun_at is '开始发送的时刻：有了结果即清空；留着的，不知是否送到';
comment on column outbox.fault is '没有发出的原因，代码见 core/notifications/send-fault.ts';
alter table robots add column tells_more boolean not null default false;
alter table robots add column removed_at timestamptz;
comment on column robots.tells_more is '项目办主任允许带标题和数字';
comment on column robots.removed_at is '移除的时刻：地址和密钥同时清空';
grant select (tells_more, removed_at) on robots to luoshi_region;
-- One looks at one's own test letters and what became of one's letters.
grant select, insert on outbox to luoshi_scoped;
create policy scoped_own on outbox to luoshi_scoped using (region_id = (select app_region()) and person_id = (select app_person()));
