import type { SelectedField } from './selection.js';

/** What an operation leaves out that a screen should show: about the operation, not about the data. */
export interface Advice {
  readonly path: readonly string[];
  readonly code: AdviceCode;
  /** Number in the clinical hazard log, where it has one. */
  readonly hazard: string | null;
  readonly text: string;
}

/** Every advice there is (spec 04 §14). */
const ADVICE = {
  ALLERGIES_NOT_SELECTED: {
    hazard: '16',
    text: 'Medicines are selected without allergies. They are asked for in the same call: select and show both.',
  },
  SOURCES_NOT_SELECTED: {
    hazard: null,
    text: 'Select `sources`: without them nobody sees who answered and who did not.',
  },
  RETRIEVED_AT_NOT_SELECTED: {
    hazard: '46',
    text: 'Select `sources { retrievedAt }`: the record is a snapshot, and its time has to be shown.',
  },
  LAST_ISSUED_NOT_SELECTED: {
    hazard: '85',
    text: 'Select `lastIssued`: without it nobody can judge whether a medicine is in use.',
  },
  STATEMENT_NOT_SELECTED: {
    hazard: null,
    text: 'Select `statement`: it says what may be told to a person about the list, above all when it is empty.',
  },
} as const;

/** Codes of advice. */
export type AdviceCode = keyof typeof ADVICE;

/** Fields whose lists are gathered from practices, and what of them has to be shown. */
const GATHERED: Readonly<Record<string, { readonly hasStatement: boolean }>> = {
  'Patient.medications': { hasStatement: true },
  'Patient.allergies': { hasStatement: true },
  'Patient.appointments': { hasStatement: false },
};

/** Reads off an operation what it leaves out. */
export function adviceOn(fields: readonly SelectedField[]): readonly Advice[] {
  const found: Advice[] = [];
  const advise = (code: AdviceCode, { path }: SelectedField) => found.push({ path, code, ...ADVICE[code] });
  const visit = (field: SelectedField, siblings: readonly SelectedField[]) => {
    const name = field.qualified;
    const rule = GATHERED[name];
    if (rule !== undefined) {
      const sources = child(field, 'sources');
      if (sources === undefined) advise('SOURCES_NOT_SELECTED', field);
      else if (child(sources, 'retrievedAt') === undefined) advise('RETRIEVED_AT_NOT_SELECTED', field);
      if (rule.hasStatement && child(field, 'statement') === undefined) advise('STATEMENT_NOT_SELECTED', field);
    }
    if (name === 'Patient.medications') {
      const items = child(field, 'items');
      if (items !== undefined && child(items, 'lastIssued') === undefined) advise('LAST_ISSUED_NOT_SELECTED', field);
      if (!siblings.some((other) => other.name === 'allergies')) advise('ALLERGIES_NOT_SELECTED', field);
    }
    for (const below of field.children) visit(below, field.children);
  };
  for (const field of fields) visit(field, fields);
  return found;
}

const child = (field: SelectedField, name: string): SelectedField | undefined =>
  field.children.find((candidate) => candidate.name === name);
