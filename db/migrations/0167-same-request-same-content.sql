-- The same request id with another content is told apart from a repeat. Requests kept before have no hash and count as
-- repeats, as they did; adding an empty column is instant.
alter table request_ids add column asked_hash text;
comment on column request_ids.asked_hash is '所请求内容的哈希：编号相同、内容不同的不当作重复提交';

drop function claim_request(text);
create function claim_request(request text, asked text) returns jsonb language plpgsql set search_path = public as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('request:' || app_person() || ':' || request, 0));
  return (select jsonb_build_object('answer', r.answer, 'is_other', r.asked_hash <> asked is true) from request_ids r
    where r.region_id = app_region() and r.person_id = app_person() and r.request_id = request);
end $$;
comment on function claim_request(text, text) is '占住一次请求；已办过的给出当时的答复和内容是否不同，没有办过的为空';

drop function keep_answer(text, jsonb);
create function keep_answer(request text, answer jsonb, asked text) returns void language sql as
  $$ insert into request_ids (region_id, person_id, request_id, answer, asked_hash) values (app_region(), app_person(), request, answer, asked) $$;
