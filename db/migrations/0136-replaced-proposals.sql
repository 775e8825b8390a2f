-- What an overtaken proposal still held is proposed anew in another one: once for a promise is the rule's to keep, under the lock
-- of the ladder. Instant.
alter table ladder_proposal_tasks drop constraint ladder_once;
comment on table ladder_proposal_tasks is '建议涉及的事项：同一事项同一时限同一级只提一次；被取代的建议中其余事项转入新的建议';
