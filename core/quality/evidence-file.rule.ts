/** A stored kind of file by its first bytes; the ending alone proves nothing. */
const SIGNS: readonly {
  sign: readonly number[];
  endings: readonly string[];
  mediaType: (ending: string) => string;
}[] = [
  { sign: [0x25, 0x50, 0x44, 0x46], endings: ['pdf'], mediaType: () => 'application/pdf' },
  { sign: [0x89, 0x50, 0x4e, 0x47], endings: ['png'], mediaType: () => 'image/png' },
  { sign: [0xff, 0xd8, 0xff], endings: ['jpg', 'jpeg'], mediaType: () => 'image/jpeg' },
  {
    sign: [0x50, 0x4b, 0x03, 0x04],
    endings: ['docx', 'xlsx'],
    mediaType: (ending) =>
      `application/vnd.openxmlformats-officedocument.${ending === 'docx' ? 'wordprocessingml.document' : 'spreadsheetml.sheet'}`,
  },
  {
    sign: [0xd0, 0xcf, 0x11, 0xe0],
    endings: ['doc', 'xls'],
    mediaType: (ending) => (ending === 'doc' ? 'application/msword' : 'application/vnd.ms-excel'),
  },
];

const endingOf = (name: string): string => name.split('.').at(-1)?.toLowerCase() ?? '';

/** The media type of a piece of evidence whose content is what its name says; undefined for anything else. */
export function findEvidenceType(name: string, firstBytes: Uint8Array): string | undefined {
  const ending = endingOf(name);
  const kind = SIGNS.find((one) => one.sign.every((byte, at) => firstBytes[at] === byte));
  return kind?.endings.includes(ending) ? kind.mediaType(ending) : undefined;
}
