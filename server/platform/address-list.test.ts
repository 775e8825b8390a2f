import { expect, test } from 'vitest';
import { isAddressRange, readAddressList } from './address-list.ts';

test.each([
  ['10.1.2.3', '10.1.2.3', true],
  ['10.1.2.3', '10.1.2.4', false],
  ['10.1.0.0/16, 192.168.5.9', '10.1.200.7', true],
  ['10.1.0.0/16, 192.168.5.9', '192.168.5.9', true],
  ['10.1.0.0/16', '10.2.0.1', false],
  ['10.1.0.0/16', '::ffff:10.1.0.9', true],
  ['fd00::/8', 'fd12::1', true],
  ['fd00::/8', '10.1.0.1', false],
  ['10.1.0.0/16', 'unknown', false],
  ['', '203.0.113.7', true],
])('Of the list “%s” the address %s is one: %s', (list, address, isIn) => {
  expect(readAddressList(list)(address)).toBe(isIn);
});

test.each(['10.0.0.0/33', '10.0.0', 'fd00::/129', '10.0.0.0/8/8', 'office', '10.0.0.0/x'])(
  '%s is neither an address nor a range',
  (text) => {
    expect(isAddressRange(text)).toBe(false);
  },
);
