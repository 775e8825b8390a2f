import { expect, test } from 'vitest';
import { namesDocument } from './approval.ts';

test('A change of the total investment names its approval by a document number, not by any words', () => {
  for (const reason of [
    '望发改批〔2026〕88号',
    '概算调整，批复文号：县政府令第 12 号',
    '望发改批［2026］１２号',
  ])
    expect(namesDocument(reason), reason).toBe(true);
  for (const reason of ['', '概算调整', '经研究同意调整总投资', '2026年调整', '按编号办理'])
    expect(namesDocument(reason), reason).toBe(false);
});
