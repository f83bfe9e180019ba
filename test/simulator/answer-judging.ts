import type { PracticeRow } from '../../src/simulator/estate/practice-rows.js';
import type { InteractionName } from '../../src/simulator/practice/interactions.js';
import { capabilityOf, offers } from '../../src/simulator/practice/offers.js';
import { member, type Reply } from './consumer.js';
import { undeclared } from './declared-faults.js';
import { ASK, type Asking, interact } from './every-interaction.js';
import type { Fault } from './structure.js';
import { answerFaults, referencesOut, refusalFaults } from './structure/answers.js';

/** Whether a practice has an answer to an interaction other than a refusal. */
export function isAnswered(row: PracticeRow, name: InteractionName): boolean {
  const isOn = offers(row, name) && row.agreement && !row.switchedOff.includes(capabilityOf(name));
  // Where service filtering is off there are no services to anybody who asks (spec 02 §8).
  const isHidden = name === 'readService' && row.filteringOff !== undefined;
  return row.reach === 'answers' && isOn && !isHidden;
}

/** What gives a resource on its own, for references that lead out of an answer. */
const READ_BY: Readonly<Record<string, InteractionName>> = {
  Patient: 'readPatient',
  Practitioner: 'readPractitioner',
  Organization: 'readOrganisation',
  Location: 'readLocation',
  HealthcareService: 'readService',
};

/** Slots of an appointment and consultations of a document are known by their ids alone: no interaction gives them. */
const UNREADABLE: ReadonlySet<string> = new Set(['Slot', 'Encounter']);

/** References of answers that lead nowhere at the practice. Each is followed once. */
async function lostReferences(at: Asking, replies: readonly Reply[]): Promise<readonly string[]> {
  const references = [...new Set(replies.flatMap(({ body }) => referencesOut(body)))];
  const followed = await Promise.all(
    references.map(async (reference) => {
      const [type = '', id = ''] = reference.split('/');
      if (UNREADABLE.has(type)) return [];
      const read = READ_BY[type];
      const body = read === undefined ? null : (await interact(at, read, { id })).body;
      return member(body, 'resourceType') === type && member(body, 'id') === id ? [] : [reference];
    }),
  );
  return followed.flat();
}

/** An interaction's answers, and whatever is wrong with them that no quirk of the practice declares. */
export interface Judged {
  readonly answers: readonly Reply[];
  readonly refusals: readonly Reply[];
  readonly faults: readonly Fault[];
}

/** Asks, and looks at what comes back: at every resource, and where its references lead. */
export async function judge(at: Asking, name: InteractionName, { personality }: PracticeRow): Promise<Judged> {
  const replies = await ASK[name](at);
  const answers = replies.filter(({ status }) => status < 300);
  const refusals = replies.filter(({ status }) => status >= 300);
  const lost = await lostReferences(at, answers);
  return {
    answers,
    refusals,
    faults: [
      ...answers.flatMap(({ body }) => undeclared(personality, answerFaults(name, body))),
      ...refusals.flatMap((reply) => refusalFaults(name, reply)),
      ...undeclared(
        personality,
        lost.map((reference) => ({ rule: `Reference ${reference}`, says: 'leads nowhere' })),
      ),
    ],
  };
}
