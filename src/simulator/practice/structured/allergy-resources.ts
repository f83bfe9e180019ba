import type {
  AllergyIntolerance,
  AllergyIntoleranceReaction,
  Annotation,
  CodeableConcept,
  Extension,
} from 'fhir/r3.js';
import { addDays } from '../../calendar/days.js';
import { ukDateTime, ukInstant } from '../../calendar/uk-time.js';
import type { Allergy, Reaction } from '../../estate/clinical/gp-record.js';
import { MANIFESTATIONS } from '../../estate/clinical/substances.js';
import { CODE_SYSTEM, concept, EXTENSION, nested, PROFILE } from '../fhir-names.js';
import { degradedConcept, termConcept } from './codings.js';
import { itemMeta, type RenderContext } from './render-context.js';

const UNKNOWN = 'No information available';

function codeOf({ allergen, category }: Allergy, { practice, has }: RenderContext): CodeableConcept {
  if (allergen.kind !== 'coded') return degradedConcept(allergen.kind, allergen.text);
  const { product, term } = allergen;
  if (product !== null && category === 'medication' && has('substanceInCapitals')) {
    return { ...concept(CODE_SYSTEM.snomed, product.code, product.name), text: product.substance };
  }
  return termConcept(term, practice.row.personality);
}

/** When and why it ended; a system that does not know says so, or says nothing (spec 04 §12.1). */
function endOf({ ended }: Allergy, { has }: RenderContext): Extension[] {
  if (ended === null) return [];
  const on = has('noAllergyEndDates') ? null : ended.on;
  return [
    nested(EXTENSION.allergyEnd, [
      ...(on === null ? [] : [{ url: 'endDate', valueDateTime: ukDateTime(ukInstant(on, '00:00')) }]),
      { url: 'reasonEnded', valueString: ended.reason ?? UNKNOWN },
    ]),
  ];
}

function extensions(allergy: Allergy, context: RenderContext): Extension[] | undefined {
  const { consultation } = context;
  const found: Extension[] = endOf(allergy, context);
  if (consultation !== undefined) found.push({ url: EXTENSION.encounter, valueReference: consultation });
  return found.length === 0 ? undefined : found;
}

function reactions(reaction: Reaction | null): AllergyIntoleranceReaction[] | undefined {
  if (reaction === null) return undefined;
  const { manifestations, severity, description } = reaction;
  const known = manifestations.map((key) => {
    const { snomed, display } = MANIFESTATIONS[key];
    return concept(CODE_SYSTEM.snomed, snomed, display);
  });
  return [
    {
      manifestation: known.length === 0 ? [concept(CODE_SYSTEM.nullFlavour, 'NI', 'NoInformation')] : known,
      description: description ?? undefined,
      severity: severity ?? undefined,
    },
  ];
}

/** Whatever the practice noted beside the code (spec 04 §12.1). */
function notes(allergy: Allergy, context: RenderContext): Annotation[] | undefined {
  const { qualifiers, note, recordedBy } = allergy;
  if (context.has('allergyQualifiersInNotes')) {
    const lines = qualifiers.map(([name, value]) => `${name} : ${value}`);
    return [{ text: [...lines, ...(note === null ? [] : [note])].join('\n') }];
  }
  if (note === null) return undefined;
  return [
    context.has('substanceInCapitals') ? { authorReference: context.staff(recordedBy), text: note } : { text: note },
  ];
}

/** An allergy or intolerance (spec 04 §12.1). */
export function allergyResource(allergy: Allergy, context: RenderContext): AllergyIntolerance {
  const { ids, patient } = context;
  const recorder = context.staff(allergy.recordedBy);
  return {
    resourceType: 'AllergyIntolerance',
    id: ids.of('AllergyIntolerance', allergy.key),
    meta: itemMeta(PROFILE.AllergyIntolerance, allergy, context),
    extension: extensions(allergy, context),
    identifier: [ids.identifier('AllergyIntolerance', allergy.key)],
    clinicalStatus: allergy.ended === null ? 'active' : 'resolved',
    verificationStatus: 'unconfirmed',
    type: allergy.type ?? undefined,
    category: [allergy.category],
    criticality: allergy.criticality ?? undefined,
    code: codeOf(allergy, context),
    patient,
    onsetDateTime: allergy.onset ?? undefined,
    assertedDate: allergy.recorded,
    recorder,
    asserter: allergy.toldByPatient ? patient : recorder,
    lastOccurrence: allergy.reaction?.severity === 'severe' ? lastOccurrence(allergy) : undefined,
    note: notes(allergy, context),
    reaction: reactions(allergy.reaction),
  };
}

/** The last time is known where it was bad enough to be remembered. */
function lastOccurrence({ recorded }: Allergy): string | undefined {
  const day = recorded.slice(0, 10);
  return day.length === 10 ? addDays(day, -30) : undefined;
}
