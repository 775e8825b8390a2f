// Ten invented counties of an invented city for tests of reading files.
import { SHIPPED_INDICATORS } from '../shipped-indicators.ts';
import type { KnownSubject, StatDictionary } from './stat-reading.ts';

const NAMES = '云台区 东湖坪区 双塔湾区 沧浦市 望川县 清屏县 石门洲县 安澜县 梅岭坪县 鹤溪洲县'.split(' ');

const region = (code: string, name: string, level: KnownSubject['level']): KnownSubject => ({
  ...{ code, kind: 'region', level, name, shortName: name.slice(0, -1), aliases: [], isOwn: code === 'X05' },
});

export const TEST_DICTIONARY: StatDictionary = {
  indicators: SHIPPED_INDICATORS,
  subjects: [
    region('Y', '云岭市', 'city'),
    ...NAMES.map((name, at) => region(`X${String(at + 1).padStart(2, '0')}`, name, 'county')),
  ],
  taught: { indicator: {}, subject: {} },
};
