import { BlockList, isIP } from 'node:net';

/** An address, or a range written as `10.1.0.0/16`. */
export function isAddressRange(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/');
  const family = isIP(address);
  if (family === 0 || more.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
}

const familyOf = (address: string) => (isIP(address) === 6 ? 'ipv6' : 'ipv4');

/** Whether an address is among those listed, with commas between; an empty list leaves nobody out. */
export function readAddressList(text: string): (address: string) => boolean {
  const ranges = text
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean);
  if (ranges.length === 0) return () => true;
  const list = new BlockList();
  for (const range of ranges) {
    const [address = '', bits] = range.split('/');
    const family = familyOf(address);
    list.addSubnet(address, bits === undefined ? (family === 'ipv4' ? 32 : 128) : Number(bits), family);
  }
  // IPv4 callers of a socket that listens on IPv6 too.
  return (address) => {
    const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
    return isIP(plain) > 0 && list.check(plain, familyOf(plain));
  };
}
