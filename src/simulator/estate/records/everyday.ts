import type { GpRecord } from '../clinical/gp-record.js';
import type { RecordAuthor } from './author.js';
import { type CoreMeasure, generalCore } from './general-core.js';
import { troublesomeLetters } from './letters.js';
import { type Extent, recordAround } from './record-around.js';

/** How much of everything there is. */
type Measure = CoreMeasure & Extent;

const EVERYDAY: Measure = {
  conditions: 4,
  years: 0.7,
  acutes: 6,
  careYears: 2,
  autumns: 3,
  referrals: 3,
  smallContacts: 2,
};

const LONG: Measure = {
  conditions: 9,
  years: 3.5,
  acutes: 70,
  careYears: 8,
  autumns: 10,
  referrals: 12,
  smallContacts: 40,
};

const VERY_LONG: Measure = {
  conditions: 12,
  years: 3.5,
  acutes: 160,
  careYears: 15,
  autumns: 18,
  referrals: 30,
  smallContacts: 260,
};

const generalRecord = (author: RecordAuthor, measure: Measure): GpRecord =>
  recordAround(author, measure, generalCore(author, measure));

/** The everyday patient. */
export const everydayRecord = (author: RecordAuthor): GpRecord => generalRecord(author, EVERYDAY);

/** Someone who takes much, and is often ill beside; among the letters are some that cannot or should not be opened. */
export const longRecord = (author: RecordAuthor): GpRecord =>
  recordAround(author, LONG, generalCore(author, LONG), troublesomeLetters(author.writing('troublesome letters')));

/** Someone whom the practice sees every week, with a medicine that is kept back from sharing. */
export const veryLongRecord = (author: RecordAuthor): GpRecord => ({
  ...generalRecord(author, VERY_LONG),
  warnings: [{ code: 'confidential-items', before: null, areas: ['medications'] }],
});
