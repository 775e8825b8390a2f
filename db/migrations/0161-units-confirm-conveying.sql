-- A unit confirms 传达学习 as it replies and checks: by a move of its own. A policy is changed; instant.
alter policy scoped_reply on meeting_moves with check (region_id = (select app_region())
  and kind in ('reply', 'check-minutes', 'convey') and meeting_id in (select id from meetings));
