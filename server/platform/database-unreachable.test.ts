import { expect, test } from 'vitest';
import { findUnreachable } from './database-unreachable.ts';

const fault = (code: string) => Object.assign(new Error(`connect ${code}`), { code });

test('A database that is down is named with its address and what to do, and without its password', () => {
  const refusal = findUnreachable(
    fault('ECONNREFUSED'),
    'LUOSHI_OWNER_URL',
    'postgres://owner:secret@db.county:5433/luoshi',
  );
  expect(refusal?.body.zh).toBe(
    '连接不上数据库 db.county:5433/luoshi（LUOSHI_OWNER_URL）：没有数据库在该地址监听。',
  );
  expect(refusal?.body.en).toContain('db.county:5433/luoshi (LUOSHI_OWNER_URL) cannot be reached');
  expect(refusal?.body.allowed[0]).toContain('启动 PostgreSQL');
  expect(JSON.stringify(refusal?.body)).not.toContain('secret');
});

test('A name with several addresses is told once; a fault of another kind is none of this', () => {
  const both = new AggregateError([fault('ECONNREFUSED'), fault('ECONNREFUSED')]);
  expect(findUnreachable(both, 'LUOSHI_OWNER_URL', 'postgres://localhost/luoshi')?.body.zh).toContain(
    'localhost:5432/luoshi',
  );
  expect(findUnreachable(fault('28P01'), 'LUOSHI_OWNER_URL', 'postgres://localhost/luoshi')).toBeUndefined();
});
