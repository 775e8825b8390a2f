import { describe, expect, it } from 'vitest';
import { ALERT_LIMITS, listAlerts, type WatchedEntry } from './security-alerts.ts';

let lastId = 0;
const nextId = () => {
  lastId += 1;
  return String(lastId);
};
const entry = (about: Partial<WatchedEntry>): WatchedEntry => ({
  id: nextId(),
  regionId: 1,
  at: new Date('2026-11-21T03:10:00Z'),
  login: 'ganxi-a',
  address: '10.0.0.9',
  kind: 'sign-in',
  outcome: 'refused',
  subject: '',
  detail: {},
  ...about,
});
const many = (count: number, about: (n: number) => Partial<WatchedEntry>) =>
  Array.from({ length: count }, (_, n) => entry(about(n)));
const told = (entries: WatchedEntry[]) =>
  listAlerts(entries).map(({ kind, subject }) => `${kind} ${subject}`);

describe('the last hour of the audit log', () => {
  it('gives an alert at the fifth failed sign-in of one name, whatever its case and from wherever', () => {
    const tries = (count: number) =>
      many(count, (n) => ({ login: n % 2 ? 'Ganxi-A' : 'ganxi-a', address: `10.0.0.${n}` }));
    expect(told(tries(4))).toEqual([]);
    expect(told(tries(5))).toEqual(['sign-in-login ganxi-a']);
  });

  it('gives one for an address that tries many names once each', () => {
    expect(told(many(ALERT_LIMITS['sign-in-address'], (n) => ({ login: `name${n}` })))).toEqual([
      'sign-in-address 10.0.0.9',
    ]);
  });

  it('gives one for somebody who is refused again and again, and for somebody who takes out one file after the other', () => {
    expect(told(many(20, () => ({ kind: 'access-refused' })))).toEqual(['refusals ganxi-a']);
    expect(told(many(30, () => ({ kind: 'download-document', outcome: 'ok' })))).toEqual(['exports ganxi-a']);
    expect(told(many(29, () => ({ kind: 'export-ledger', outcome: 'ok' })))).toEqual([]);
  });

  it('gives one for each administrator appointed or dismissed and for each change of administration, none for a reporter', () => {
    const acts = [
      entry({ kind: 'add-post', outcome: 'ok', subject: 'person:7', detail: { role: 'security-admin' } }),
      entry({ kind: 'end-post', outcome: 'ok', subject: 'person:8', detail: { role: 'auditor' } }),
      entry({ kind: 'add-post', outcome: 'ok', subject: 'person:9', detail: { role: 'reporter-a' } }),
      entry({ kind: 'rulebook-changed.v1', outcome: 'ok', subject: 'administration' }),
    ];
    expect(told(acts)).toEqual(['rights person:7', 'rights person:8', 'rights administration']);
    expect(new Set(listAlerts(acts).map(({ key }) => key)).size).toBe(3);
  });

  it('tells the same matter under the same key as the hour goes on', () => {
    const tries = many(6, () => ({}));
    const [first, later] = [listAlerts(tries.slice(0, 5)), listAlerts(tries)];
    expect(first.map(({ key }) => key)).toEqual(later.map(({ key }) => key));
  });
});
