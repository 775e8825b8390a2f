import type { Phrase } from './phrase-book.ts';

/** What the pages of economic operation say: duties, filings, findings, reasons of lights, matches. */
export const INDICATOR_PHRASES: readonly Phrase[] = [
  ['指标报送“{text}”待填报', 'Filing “{text}”: to fill in'],
  ['指标报送“{text}”被退回，待修改', 'Filing “{text}”: returned, to be corrected'],
  ['指标报送“{text}”待审核', 'Filing “{text}”: to check'],
  ['指标报送“{text}”待签字确认', 'Filing “{text}”: to confirm'],
  ['指标报送“{text}”待审核通过', 'Filing “{text}”: to accept'],
  ['{period}指标报送：{n}份待填报', 'Indicators of {period}: {n} [filing|filings] to fill in'],
  ['{period}指标报送：{n}份被退回，待修改', 'Indicators of {period}: {n} [filing|filings] returned'],
  ['{period}指标报送：{n}份待审核', 'Indicators of {period}: {n} [filing|filings] to check'],
  ['{period}指标报送：{n}份待签字确认', 'Indicators of {period}: {n} [filing|filings] to confirm'],
  ['{period}指标报送：{n}份待审核通过', 'Indicators of {period}: {n} [filing|filings] to accept'],
  ['指标报送：{n}份待填报', 'Revisions and history: {n} [filing|filings] to fill in'],
  ['指标报送：{n}份被退回，待修改', 'Revisions and history: {n} [filing|filings] returned'],
  ['指标报送：{n}份待审核', 'Revisions and history: {n} [filing|filings] to check'],
  ['指标报送：{n}份待签字确认', 'Revisions and history: {n} [filing|filings] to confirm'],
  ['指标报送：{n}份待审核通过', 'Revisions and history: {n} [filing|filings] to accept'],
  ['{period}指标报送已全部审核通过，可以定版', 'Indicators of {period}: all accepted, ready to freeze'],
];
