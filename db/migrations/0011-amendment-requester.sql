-- Who asks for an amendment does not decide it: the person is kept beside the name. Empty table; instant.
alter table amendments add column requested_by bigint not null default 0;
alter table amendments alter column requested_by drop default;
comment on column amendments.requested_by is '提出人；批准人不得为同一人';
