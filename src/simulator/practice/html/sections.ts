import { ADMINISTRATIVE_ITEMS } from './parts/administrative-items.js';
import { CURRENT_ALLERGIES, HISTORICAL_ALLERGIES } from './parts/allergies.js';
import { CLINICAL_ITEMS, OBSERVATIONS } from './parts/clinical-items.js';
import { EMERGENCY_CODES } from './parts/emergency-codes.js';
import { ENCOUNTERS, LAST_ENCOUNTERS } from './parts/encounters.js';
import { IMMUNISATIONS } from './parts/immunisations.js';
import {
  ACUTE_MEDICATION,
  ALL_ISSUES,
  ALL_MEDICATION,
  CURRENT_REPEATS,
  DISCONTINUED_REPEATS,
} from './parts/medication.js';
import { ACTIVE_PROBLEMS, MAJOR_INACTIVE_PROBLEMS, OTHER_INACTIVE_PROBLEMS } from './parts/problems.js';
import { REFERRALS } from './parts/referrals.js';
import type { Part } from './record-view.js';
import type { SectionCode } from './section-names.js';

/** What a section shows: one table, or several, each under a title of its own (spec 05 §5.1). */
export type SectionLayout =
  { readonly kind: 'single'; readonly part: Part } | { readonly kind: 'multiple'; readonly parts: readonly Part[] };

const single = (part: Part): SectionLayout => ({ kind: 'single', part });
const multiple = (...parts: readonly Part[]): SectionLayout => ({ kind: 'multiple', parts });

/** Every section and its tables, in order (spec 05 §2.1; of the summary §5.2). */
export const SECTIONS: Readonly<Record<SectionCode, SectionLayout>> = {
  SUM: multiple(
    EMERGENCY_CODES,
    LAST_ENCOUNTERS,
    ACTIVE_PROBLEMS,
    MAJOR_INACTIVE_PROBLEMS,
    CURRENT_ALLERGIES,
    ACUTE_MEDICATION,
    CURRENT_REPEATS,
  ),
  PRB: multiple(ACTIVE_PROBLEMS, MAJOR_INACTIVE_PROBLEMS, OTHER_INACTIVE_PROBLEMS),
  ENC: single(ENCOUNTERS),
  ALL: multiple(CURRENT_ALLERGIES, HISTORICAL_ALLERGIES),
  CLI: single(CLINICAL_ITEMS),
  MED: multiple(ACUTE_MEDICATION, CURRENT_REPEATS, DISCONTINUED_REPEATS, ALL_MEDICATION, ALL_ISSUES),
  REF: single(REFERRALS),
  OBS: single(OBSERVATIONS),
  IMM: single(IMMUNISATIONS),
  ADM: single(ADMINISTRATIVE_ITEMS),
};
