import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressOf, headersOf, refusalFrom } from './api.ts';
import { isUnattended } from './attendance.ts';
import { newRequestId } from './request-id.ts';
import { fromList, parseSearch, renderSearch, toList } from './search-params.ts';
import { fileNameFrom } from './transfer.ts';

describe('calls to the server', () => {
  it('fills the places of the path, escapes them, and leaves empty query values out', () => {
    expect(
      addressOf(
        { path: '/ledger/:projectId/figures' },
        { projectId: 'a/b' },
        { q: '桥', unit: ['1', '2'], x: '' },
      ),
    ).toBe('/api/ledger/a%2Fb/figures?q=%E6%A1%A5&unit=1&unit=2');
  });

  it('marks every call as our own and gives writes an id', () => {
    expect(headersOf('GET', 'r1')).toMatchObject({ 'x-luoshi': '1' });
    expect(headersOf('GET', 'r1')).not.toHaveProperty('x-request-id');
    expect(headersOf('POST', 'r1')).toMatchObject({ 'x-luoshi': '1', 'x-request-id': 'r1' });
  });

  it('says when nobody sits at the page', () => {
    expect(headersOf('GET', 'r1', true)).toMatchObject({ 'x-unattended': '1' });
    expect(headersOf('GET', 'r1', false)).not.toHaveProperty('x-unattended');
    expect(isUnattended(Date.now() + 6 * 60_000)).toBe(true);
    expect(isUnattended(Date.now() + 60_000)).toBe(false);
  });

  it('shows the server’s own sentence, and never a code alone when there is none', () => {
    const body = {
      kind: 'conflict',
      code: 'X',
      zh: '已经确认',
      en: 'confirmed',
      allowed: ['申请更正'],
      details: [],
    };
    expect(refusalFrom(body, 409, 'r1')).toMatchObject({
      message: '已经确认',
      status: 409,
      isOffline: false,
    });
    expect(refusalFrom('<html>', 500, 'r1').message).toContain('请求编号');
    expect(refusalFrom(null, 503, 'r1').isOffline).toBe(true);
  });

  it('makes ids of UUID version 7 that differ and sort by time', () => {
    const ids = Array.from({ length: 200 }, (_, index) => newRequestId(1_700_000_000_000 + index));
    expect(new Set(ids).size).toBe(200);
    expect([...ids].sort()).toEqual(ids);
    for (const id of ids)
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('reads the Chinese file name that the server gave', () => {
    expect(fileNameFrom('attachment; filename="a.docx"; filename*=UTF-8\'\'%E9%80%9A%E6%8A%A5.docx')).toBe(
      '通报.docx',
    );
    expect(fileNameFrom('attachment; filename="a.docx"')).toBe('a.docx');
    expect(fileNameFrom(null)).toBeNull();
  });
});

describe('addresses that can be sent', () => {
  it('gives back every set of filters that was written into an address', () => {
    const params = fc.dictionary(
      fc.stringMatching(/^[a-z]{1,8}$/),
      fc.string({ minLength: 1, unit: 'grapheme' }),
    );
    fc.assert(
      fc.property(params, (some) => {
        expect(parseSearch(renderSearch(some))).toEqual({ ...some });
      }),
    );
  });

  it('leaves out what is not chosen and joins several values by commas', () => {
    expect(renderSearch({ period: undefined, unit: fromList(['3', '7']), q: '' })).toBe('?unit=3,7');
    expect(toList('3,7')).toEqual(['3', '7']);
    expect(toList(undefined)).toEqual([]);
    expect(fromList([])).toBeUndefined();
  });
});
