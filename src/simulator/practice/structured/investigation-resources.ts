import type {
  CodeableConcept,
  DiagnosticReport,
  Observation,
  ProcedureRequest,
  Reference,
  Resource,
  Specimen,
} from 'fhir/r3.js';
import { ukDateTime } from '../../calendar/uk-time.js';
import type { Investigation, TestResult } from '../../estate/clinical/gp-record.js';
import { CODE_SYSTEM, concept, IDENTIFIER, PROFILE } from '../fhir-names.js';
import { termConcept } from './codings.js';
import { findingElements } from './measured-values.js';
import { itemMeta, type RenderContext } from './render-context.js';

/** Code of every report; what was investigated stands in its text (spec 04 §13). */
const REPORT = concept(CODE_SYSTEM.snomed, '721981007', 'Diagnostic studies report');
const COMMENT_NOTE = concept(CODE_SYSTEM.snomed, '37331000000100', 'Comment note');
const LABORATORY = concept('http://hl7.org/fhir/observation-category', 'laboratory', 'Laboratory');

type Group = Investigation['groups'][number];

/** Names of the resources of a report. Keys of its parts need not differ from those of other reports. */
interface Names {
  readonly request: string;
  specimen(key: string): string;
  observation(key: string): string;
  readonly filing: string;
}

function namesOf({ key }: Investigation): Names {
  return {
    request: `request ${key}`,
    specimen: (specimen) => `${key} ${specimen}`,
    observation: (part) => `${key} ${part}`,
    filing: `${key} filing comment`,
  };
}

function isRequestKnown({ requestedOn, requestedBy }: Investigation): boolean {
  return requestedOn !== null || requestedBy !== null;
}

/** What was asked for: a code of its own where it is one thing, else in words. */
function askedFor({ groups, results, term }: Investigation, { practice }: RenderContext): CodeableConcept {
  const [first = term, ...more] = [...groups, ...results].map((one) => one.term);
  if (more.length === 0) return termConcept(first, practice.row.personality);
  return { text: [first, ...more].map(({ display }) => display).join(', ') };
}

/** The request for the report. That it is active says nothing about progress (spec 04 §13). */
function requestResource(item: Investigation, names: Names, context: RenderContext): ProcedureRequest {
  const { ids } = context;
  const { requestedBy, requestedOn, laboratory } = item;
  return {
    resourceType: 'ProcedureRequest',
    id: ids.of('ProcedureRequest', names.request),
    meta: itemMeta(PROFILE.ProcedureRequest, item, context),
    identifier: [ids.identifier('ProcedureRequest', names.request)],
    status: 'active',
    intent: 'order',
    code: askedFor(item, context),
    subject: context.patient,
    context: context.consultation,
    authoredOn: requestedOn ?? undefined,
    requester: requestedBy === null ? undefined : { agent: context.staff(requestedBy) },
    performer: context.organisation(laboratory),
  };
}

function specimenResources(item: Investigation, names: Names, context: RenderContext): readonly Specimen[] {
  const { ids, practice } = context;
  return item.specimens.map(({ key, type, collected }) => ({
    resourceType: 'Specimen',
    id: ids.of('Specimen', names.specimen(key)),
    meta: itemMeta(PROFILE.Specimen, item, context),
    identifier: [ids.identifier('Specimen', names.specimen(key))],
    status: 'available',
    type: termConcept(type, practice.row.personality),
    subject: context.patient,
    collection: { collectedDateTime: ukDateTime(collected) },
  }));
}

/** What every observation of a report has. */
function reported(key: string, item: Investigation, context: RenderContext): Omit<Observation, 'status' | 'code'> {
  const { ids } = context;
  return {
    resourceType: 'Observation',
    id: ids.of('Observation', key),
    meta: itemMeta(PROFILE.Observation, item, context),
    identifier: [ids.identifier('Observation', key)],
    subject: context.patient,
    context: context.consultation,
  };
}

/** How it stands with a result: not every system tells. */
function statusOf({ status }: Investigation, { has }: RenderContext): Investigation['status'] {
  return has('reportsOfUnknownStatus') ? 'unknown' : status;
}

/** Where it comes from, and when: the specimen says when it was true of the patient. */
function provenance(
  item: Investigation,
  specimenKey: string | null,
  names: Names,
  context: RenderContext,
): Pick<Observation, 'effectiveDateTime' | 'issued' | 'performer' | 'specimen'> {
  const specimen = item.specimens.find(({ key }) => key === specimenKey) ?? item.specimens[0];
  return {
    effectiveDateTime: ukDateTime(specimen?.collected ?? item.issued),
    issued: ukDateTime(item.issued),
    performer: [context.organisation(item.laboratory)],
    specimen: specimen === undefined ? undefined : context.ids.reference('Specimen', names.specimen(specimen.key)),
  };
}

function resultResource(
  result: TestResult,
  group: Group | null,
  item: Investigation,
  names: Names,
  context: RenderContext,
): Observation {
  const { ids, practice, has } = context;
  const target = group === null ? null : ids.reference('Observation', names.observation(group.key));
  return {
    ...reported(names.observation(result.key), item, context),
    status: statusOf(item, context),
    category: [LABORATORY],
    code: termConcept(result.term, practice.row.personality),
    ...provenance(item, group?.specimen ?? null, names, context),
    ...findingElements(result, context, { inComment: has('valuesInComments') }),
    related: target === null ? undefined : [{ type: 'derived-from', target }],
  };
}

function groupResource(group: Group, item: Investigation, names: Names, context: RenderContext): Observation {
  const { ids, practice } = context;
  const members = group.results.map(({ key }) => ids.reference('Observation', names.observation(key)));
  return {
    ...reported(names.observation(group.key), item, context),
    status: statusOf(item, context),
    code: termConcept(group.term, practice.row.personality),
    ...provenance(item, group.specimen, names, context),
    comment: group.comment ?? undefined,
    related: members.length === 0 ? undefined : members.map((target) => ({ type: 'has-member', target })),
  };
}

/** What was written to the report when it was filed: an observation among its results (spec 04 §8 and §13). */
function filingResources(item: Investigation, names: Names, context: RenderContext): readonly Observation[] {
  const { filingComment } = item;
  if (filingComment === null) return [];
  const { text, at, by } = filingComment;
  return [
    {
      ...reported(names.filing, item, context),
      status: 'unknown',
      code: COMMENT_NOTE,
      effectiveDateTime: ukDateTime(at),
      issued: ukDateTime(at),
      performer: [context.staff(by)],
      comment: text,
    },
  ];
}

function reportResource(
  item: Investigation,
  results: readonly Observation[],
  names: Names,
  context: RenderContext,
): DiagnosticReport {
  const { ids } = context;
  const { key, labNumber, term, issued, laboratory, specimens, conclusion } = item;
  const unlessEmpty = (references: readonly Reference[]): Reference[] | undefined =>
    references.length === 0 ? undefined : [...references];
  return {
    resourceType: 'DiagnosticReport',
    id: ids.of('DiagnosticReport', key),
    meta: itemMeta(PROFILE.DiagnosticReport, item, context),
    identifier: [ids.identifier('DiagnosticReport', key), { system: IDENTIFIER.labReport, value: labNumber }],
    basedOn: isRequestKnown(item) ? [ids.reference('ProcedureRequest', names.request)] : undefined,
    status: statusOf(item, context),
    code: { ...REPORT, text: term.display },
    subject: context.patient,
    context: context.consultation,
    issued: ukDateTime(issued),
    performer: [{ actor: context.organisation(laboratory) }],
    specimen: unlessEmpty(specimens.map((one) => ids.reference('Specimen', names.specimen(one.key)))),
    result: unlessEmpty(results.map(({ id }) => ({ reference: `Observation/${id ?? ''}` }))),
    conclusion: conclusion ?? undefined,
  };
}

/** A report with everything that hangs on it: request, specimens, groups, results, what was written when it was filed (spec 04 §8). */
export function investigationResources(item: Investigation, context: RenderContext): readonly Resource[] {
  const names = namesOf(item);
  const groups = item.groups.map((group) => groupResource(group, item, names, context));
  const alone = item.results.map((result) => resultResource(result, null, item, names, context));
  const filing = filingResources(item, names, context);
  return [
    reportResource(item, [...groups, ...alone, ...filing], names, context),
    ...(isRequestKnown(item) ? [requestResource(item, names, context)] : []),
    ...specimenResources(item, names, context),
    ...groups,
    ...item.groups.flatMap((group) =>
      group.results.map((result) => resultResource(result, group, item, names, context)),
    ),
    ...alone,
    ...filing,
  ];
}
