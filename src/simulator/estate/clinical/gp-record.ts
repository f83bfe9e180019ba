import type { Day } from '../../calendar/days.js';
import type { Allergy } from './record/allergy.js';
import type { Consultation } from './record/consultation.js';
import type { Document } from './record/document.js';
import type { Immunisation } from './record/immunisation.js';
import type { Investigation } from './record/investigation.js';
import type { Area } from './record/items.js';
import type { Course } from './record/medication.js';
import type { Observation } from './record/observation.js';
import type { Referral, DiaryEntry } from './record/plans.js';
import type { Problem } from './record/problem.js';

export type { Allergen, Allergy, Reaction } from './record/allergy.js';
export type { Consultation, Heading, Topic } from './record/consultation.js';
export type { Document } from './record/document.js';
export type { Immunisation } from './record/immunisation.js';
export type { Investigation, TestResult } from './record/investigation.js';
export type { Area, ItemFacts, ItemRef } from './record/items.js';
export type { Course, Issue, PrescriptionKind, Product } from './record/medication.js';
export type { Measured, Observation, ReferenceRange } from './record/observation.js';
export type { DiaryEntry, Referral } from './record/plans.js';
export type { Problem } from './record/problem.js';

/**
 * What a practice holds about one patient, as a clinician would tell it: nothing of it is FHIR yet. Items of every area have a `key` that
 * is theirs within the record; whatever refers to an item does so by an {@link ItemRef}.
 */
export interface GpRecord {
  readonly problems: readonly Problem[];
  readonly courses: readonly Course[];
  readonly allergies: readonly Allergy[];
  readonly consultations: readonly Consultation[];
  readonly immunisations: readonly Immunisation[];
  /** What fits nowhere else: readings, history, consent, comment notes. */
  readonly observations: readonly Observation[];
  readonly investigations: readonly Investigation[];
  readonly referrals: readonly Referral[];
  readonly diary: readonly DiaryEntry[];
  readonly documents: readonly Document[];
  /** Warnings of every list, and of the lists of one area. */
  readonly warnings: readonly RecordWarning[];
  /** Kinds of item in the medication list that some systems cannot export. */
  readonly unexportable: readonly string[];
}

/** A record with nothing in it. */
export const EMPTY_RECORD: GpRecord = {
  problems: [],
  courses: [],
  allergies: [],
  consultations: [],
  immunisations: [],
  observations: [],
  investigations: [],
  referrals: [],
  diary: [],
  documents: [],
  warnings: [],
  unexportable: [],
};

/** Why a list may be incomplete (spec 04 §7.3). */
export interface RecordWarning {
  readonly code: 'data-in-transit' | 'data-awaiting-filing' | 'confidential-items';
  /** Information from before this day may be missing; null where the warning names none. */
  readonly before: Day | null;
  /** Areas whose lists carry it; null for all. */
  readonly areas: readonly Area[] | null;
}
