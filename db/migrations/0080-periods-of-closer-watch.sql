-- Reporting: periods of closer watch (day, week, dekad, half-month, quarter) stand beside the months. One column; instant.
alter table periods add column month text;
comment on column periods.month is '加密报送的报告期所属月份：该月定版后不再办理；月报为空';
