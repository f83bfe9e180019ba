import type { RecordArea } from '../domain/record.js';
import type { Answer } from './answer.js';
import type { Located } from './bundle.js';
import { codeTable } from './code-table.js';
import { code, element, elements, text, type Element } from './element.js';

/** What an OperationOutcome says, as far as errors are told apart by it. */
export interface OutcomeReading {
  readonly code: string | null;
  readonly system: string | null;
  readonly issueType: string | null;
  readonly display: string | null;
  readonly diagnostics: string | null;
}

const codingOf = (issue: Element): Element | null =>
  elements(element(issue.details)?.coding).find((coding) => code(coding.code) !== null) ?? null;

/**
 * Reads an error body: its first issue that has a coding, else its first issue (spec 01 §8.1, spec 04 §4). Null if it is no
 * OperationOutcome, as the pages of gateways are.
 */
export function readOperationOutcome(body: unknown): OutcomeReading | null {
  const outcome = element(body);
  if (outcome?.resourceType !== 'OperationOutcome') return null;
  const issues = elements(outcome.issue);
  const issue = issues.find((each) => codingOf(each) !== null) ?? issues[0] ?? {};
  const coding = codingOf(issue);
  return {
    code: code(coding?.code),
    system: code(coding?.system),
    issueType: code(issue.code),
    display: text(coding?.display) ?? text(element(issue.details)?.text),
    diagnostics: text(issue.diagnostics),
  };
}

/** Areas by the parameter that asks for them (spec 04 §2); documents have none, and go by their type (spec 04 §5). */
const areaOf = codeTable<RecordArea>({
  includeAllergies: 'ALLERGIES',
  includeMedication: 'MEDICATIONS',
  includeConsultations: 'CONSULTATIONS',
  includeProblems: 'PROBLEMS',
  includeImmunisations: 'IMMUNISATIONS',
  includeUncategorisedData: 'UNCATEGORISED',
  includeInvestigations: 'INVESTIGATIONS',
  includeReferrals: 'REFERRALS',
  includeDiaryEntries: 'DIARY',
  DocumentReferences: 'DOCUMENTS',
});

const NO_WITHIN = { within: null } as const;

/** `includeProblems.filterStatus` out of the diagnostics, or out of the sentence where there are none. */
function parameterOf(issue: Element, words: string): string | null {
  const named = code(issue.diagnostics) ?? words.replace(/[`'"]/g, '').trim().split(/\s/)[0] ?? '';
  return /^(?:include\w+|DocumentReferences?)(?:\.\w+)?$/i.test(named) ? named : null;
}

/**
 * Notes down every issue of an OperationOutcome inside an answer: areas that are off or not known, filters that were not understood,
 * and anything else in its own words (spec 04 §5).
 */
export function noteIssues({ notices }: Answer, { resource }: Located): void {
  for (const issue of elements(resource.issue)) {
    const details = element(issue.details);
    const coding = codingOf(issue);
    const said = text(details?.text) ?? text(issue.diagnostics) ?? text(coding?.display) ?? '';
    const parameter = parameterOf(issue, said);
    const [ofArea = '', part] = (parameter ?? '').split('.');
    const about = { area: areaOf(ofArea) ?? null, ...NO_WITHIN };
    const raw = code(issue.diagnostics) ?? parameter;
    const isUnsupported =
      code(issue.code) === 'not-supported' ||
      code(coding?.code) === 'NOT_IMPLEMENTED' ||
      /unrecognised parameter/i.test(said);
    if (/\bdisabled\b/i.test(said) && parameter !== null) notices.add('AREA_DISABLED', raw, said, about);
    else if (isUnsupported && parameter !== null) {
      notices.add(part === undefined ? 'AREA_NOT_SUPPORTED' : 'FILTER_IGNORED', raw, said, about);
    } else {
      const words = said === '' ? 'The practice sent a warning without words.' : said;
      notices.add('UNRECOGNISED', code(coding?.code) ?? code(issue.code) ?? raw, words, about);
    }
  }
}
