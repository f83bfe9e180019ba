import type { CodeableConcept, Coding, Extension } from 'fhir/r3.js';
import { stableDigits } from '../../chance/stable-id.js';
import type { Drug } from '../../estate/clinical/formulary.js';
import type { Product } from '../../estate/clinical/gp-record.js';
import type { Term } from '../../estate/clinical/terms.js';
import { hasQuirk, type PersonalityName } from '../../estate/personalities.js';
import { CODE_SYSTEM, EXTENSION, nested } from '../fhir-names.js';

/** Codes whose only meaning is that the meaning is in the text (spec 04 §9). */
const DEGRADED = {
  medication: { code: '196421000000109', display: 'Transfer-degraded medication entry' },
  'degraded-drug': { code: '196461000000101', display: 'Transfer-degraded drug allergy' },
  'degraded-other': { code: '196471000000108', display: 'Transfer-degraded non-drug allergy' },
} as const;

function descriptionExtension({ description }: Term, personality: PersonalityName): Extension[] | undefined {
  if (description === undefined) return undefined;
  const onNhsHost = hasQuirk(personality, 'nhsHostForDescriptions');
  return [
    nested(onNhsHost ? EXTENSION.descriptionOnNhsHost : EXTENSION.description, [
      { url: 'descriptionId', valueId: description.id },
      ...(description.text === undefined ? [] : [{ url: 'descriptionDisplay', valueString: description.text }]),
    ]),
  ];
}

/** A term as a system of this personality codes it. */
export function termConcept(term: Term, personality: PersonalityName): CodeableConcept {
  const snomed: Coding = {
    extension: descriptionExtension(term, personality),
    system: CODE_SYSTEM.snomed,
    code: term.snomed,
    display: term.display,
  };
  const isRead = term.read !== undefined && hasQuirk(personality, 'userSelectedCodings');
  const coding = isRead ? [{ system: CODE_SYSTEM.readV2, ...term.read, userSelected: true }, snomed] : [snomed];
  return term.text === undefined ? { coding } : { coding, text: term.text };
}

/** The stand-in code for an entry that lost its own, with what it says. */
export function degradedConcept(kind: keyof typeof DEGRADED, text: string): CodeableConcept {
  return { coding: [{ system: CODE_SYSTEM.snomed, ...DEGRADED[kind] }], text };
}

/** The supplier's own code of a drug: letters of the name, and a number. */
function supplierCode({ name, code }: Drug): string {
  const letters = name
    .replaceAll(/[^A-Za-z]/g, '')
    .slice(0, 4)
    .toUpperCase();
  return `${letters}${stableDigits(5, 'supplier code', code)}NEMIS`;
}

function drugConcept(drug: Drug, personality: PersonalityName): CodeableConcept {
  const dmd: Coding = { system: CODE_SYSTEM.snomed, code: drug.code, display: drug.name };
  if (!hasQuirk(personality, 'userSelectedCodings')) return { coding: [dmd] };
  const own: Coding = {
    system: CODE_SYSTEM.emisDrugs,
    code: supplierCode(drug),
    display: drug.name,
    userSelected: true,
  };
  return { coding: [own, dmd] };
}

/** A product as a system of this personality codes it. */
export function productConcept(product: Product, personality: PersonalityName): CodeableConcept {
  switch (product.kind) {
    case 'drug':
      return drugConcept(product.drug, personality);
    case 'degraded':
      return degradedConcept('medication', product.text);
    case 'supplier-code':
      // Neither display nor text: such entries exist (spec 04 §9).
      return { coding: [{ system: CODE_SYSTEM.emisDrugs, code: product.code, userSelected: true }] };
  }
}

/** What tells one product from another: courses of one product share one Medication. */
export function productKey(product: Product): string {
  switch (product.kind) {
    case 'drug':
      return product.drug.key;
    case 'degraded':
      return `degraded ${product.text}`;
    case 'supplier-code':
      return `supplier ${product.code}`;
  }
}

/** The unit that a product is counted in. */
export function unitOf(product: Product): string {
  return product.kind === 'drug' ? product.drug.unit : product.unit;
}
