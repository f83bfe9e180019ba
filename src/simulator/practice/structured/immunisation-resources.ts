import type { CodeableConcept, Extension, Immunization, ImmunizationPractitioner } from 'fhir/r3.js';
import { ukDateTime } from '../../calendar/uk-time.js';
import type { Immunisation } from '../../estate/clinical/gp-record.js';
import { CODE_SYSTEM, concept, EXTENSION, PROFILE } from '../fhir-names.js';
import { termConcept } from './codings.js';
import { itemMeta, type RenderContext } from './render-context.js';

const UNKNOWN = concept(CODE_SYSTEM.nullFlavour, 'UNK', 'unknown');

/** What was done, when it was written down, and whether a parent was there: the resource has no elements for these. */
function extensions({ term, recorded, parentPresent }: Immunisation, { practice, has }: RenderContext): Extension[] {
  const onUkHost = has('ukHostForVaccinations');
  return [
    {
      url: onUkHost ? EXTENSION.dateRecordedOnUkHost : EXTENSION.dateRecorded,
      valueDateTime: ukDateTime(recorded),
    },
    { url: EXTENSION.vaccinationProcedure, valueCodeableConcept: termConcept(term, practice.row.personality) },
    ...(parentPresent === null
      ? []
      : [
          {
            url: onUkHost ? EXTENSION.parentPresentOnUkHost : EXTENSION.parentPresent,
            valueBoolean: parentPresent,
          },
        ]),
  ];
}

/** The product. A system that has only the procedure says that it is unknown. */
function vaccineCode({ vaccine }: Immunisation, { practice, has }: RenderContext): CodeableConcept {
  return vaccine === null || has('vaccineInProcedure') ? UNKNOWN : termConcept(vaccine, practice.row.personality);
}

function practitioners({ givenBy, recordedBy }: Immunisation, context: RenderContext): ImmunizationPractitioner[] {
  const inRole = (code: string, display: string, key: string): ImmunizationPractitioner => ({
    role: concept(CODE_SYSTEM.vaccinatorRole, code, display),
    actor: context.staff(key),
  });
  return [
    ...(givenBy === null ? [] : [inRole('AP', 'Administering Provider', givenBy)]),
    inRole('EP', 'Entering Provider', recordedBy),
  ];
}

/** Which dose of its series: what it protects from is told by the procedure alone. */
function protocol({ dose }: Immunisation): Immunization['vaccinationProtocol'] {
  if (dose === null) return undefined;
  const doseStatus = concept(CODE_SYSTEM.doseStatus, 'count', 'Counts');
  return [{ doseSequence: dose, targetDisease: [UNKNOWN], doseStatus }];
}

/** A vaccination, given or not: it is completed either way (spec 04 §13). */
export function immunisationResource(item: Immunisation, context: RenderContext): Immunization {
  const { ids, practice } = context;
  const { key, given, site, route, quantity, note, reasonNotGiven } = item;
  const { personality } = practice.row;
  return {
    resourceType: 'Immunization',
    id: ids.of('Immunization', key),
    meta: itemMeta(PROFILE.Immunization, item, context),
    extension: extensions(item, context),
    identifier: [ids.identifier('Immunization', key)],
    status: 'completed',
    notGiven: !given,
    vaccineCode: vaccineCode(item, context),
    patient: context.patient,
    encounter: context.consultation,
    date: item.on ?? undefined,
    primarySource: item.primarySource,
    reportOrigin: item.primarySource ? undefined : concept(CODE_SYSTEM.vaccinationOrigin, 'record', 'Written Record'),
    location: item.place === null ? undefined : context.place(item.place),
    manufacturer: item.manufacturer === null ? undefined : context.organisation(item.manufacturer),
    lotNumber: item.batch ?? undefined,
    expirationDate: item.expires ?? undefined,
    site: site === null ? undefined : termConcept(site, personality),
    route: route === null ? undefined : termConcept(route, personality),
    doseQuantity: quantity ?? undefined,
    practitioner: practitioners(item, context),
    note: note === null ? undefined : [{ text: note }],
    explanation: reasonNotGiven === null ? undefined : { reasonNotGiven: [{ text: reasonNotGiven }] },
    vaccinationProtocol: protocol(item),
  };
}
