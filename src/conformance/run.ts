import type { Draft } from './asking/draft.js';
import { MUTATIONS } from './asking/mutations.js';
import { patientToRegister } from './asking/patient-body.js';
import { filledAll, NoValue, type Values } from './asking/placeholders.js';
import { INTERACTIONS, type Interaction, type InteractionName } from './asking/products.js';
import { EMPTY_STAGE, OutOfReach, SetupFailed, type Stage } from './asking/stage.js';
import type { Subject } from './asking/subject.js';
import type { Evidence } from './assertions/evidence.js';
import { findingsOf, isBlind, type Findings } from './assertions/expectation.js';
import type { Fault } from './assertions/verdict.js';
import { neededValues } from './needed-values.js';
import { isObject } from './reading/json.js';
import { isPlayed, type MutationRow, type Scenario, type StepRow } from './scenario.js';
import { ask, type Conversation, type Exchange, type RunnerClock } from './setting-up/conversation.js';
import { STEPS } from './setting-up/steps.js';

/** An assertion that nothing can be said of, and why. */
export interface Unchecked {
  readonly phrase: string;
  readonly why: string;
}

/** What came of one scenario. */
export type Result =
  | { readonly id: string; readonly kind: 'skipped'; readonly why: string }
  | {
      readonly id: string;
      /** Unchecked: nothing failed, but it proves nothing, as assertions stand in it and none of them could be checked. */
      readonly kind: 'passed' | 'failed' | 'unchecked';
      /** What was to come and did not; empty unless it failed. */
      readonly faults: readonly Fault[];
      /** It came to no answer that could be judged: no known difference explains that. */
      readonly isUnanswered?: true;
      readonly checked: number;
      readonly unchecked: readonly Unchecked[];
    };

/** What a run works with. */
export interface Run {
  /** The practice that a scenario is asked of; null if the map has none for it. */
  readonly subjectFor: (scenario: Scenario) => Promise<Subject | null>;
  readonly clock: RunnerClock;
  readonly newTraceId: () => string;
}

function valuesOf(conversation: Conversation, stage: Stage): Values {
  return new Map([...conversation.subject.values, ...stage.values]);
}

async function takeSteps(conversation: Conversation, steps: readonly StepRow[], from: Stage): Promise<Stage> {
  let stage = from;
  for (const told of steps) {
    const filled = filledAll(told, valuesOf(conversation, stage), conversation.clock.now());
    const step = STEPS[told.do];
    if (step !== undefined) stage = await step.take(conversation, stage, filled);
  }
  return stage;
}

/** Whoever is to be rejected is not registered by it, and can be taken again. */
function leavingTheRejected({ setup, tags }: Scenario): readonly StepRow[] {
  if (!tags.includes('rejects') || setup.some((step) => step.do === 'registerPatient')) return setup;
  return setup.map((step) => (step.do === 'takeUnregisteredPatient' ? { leave: true, ...step } : step));
}

/** Steps that a scenario takes for granted: an appointment cannot be built without slots. */
function impliedSteps({ request, setup }: Scenario): readonly StepRow[] {
  const build = request.mutations.find(({ op }) => op === 'appointment.build');
  const isSearched = setup.some((step) => step.do === 'findSlots');
  if (build === undefined || request.method !== 'POST' || isSearched) return [];
  return [{ do: 'findSlots', days: 14, orgType: build['orgType'] === true }];
}

/** The body that an update starts from is the appointment as it was last seen; a registration, the person to be registered. */
function begun(draft: Draft, stage: Stage): Draft {
  return {
    ...draft,
    body: draft.method === 'PUT' ? stage.appointment : draft.body,
    registering: stage.unregistered === null ? null : patientToRegister(stage.unregistered),
  };
}

function mutated(conversation: Conversation, stage: Stage, mutations: readonly MutationRow[]): (draft: Draft) => Draft {
  const { subject, clock } = conversation;
  const context = { subject, stage, now: clock.now() };
  return (valid) =>
    mutations.reduce(
      (draft, told) => {
        const filled = filledAll(told, valuesOf(conversation, stage), context.now);
        return MUTATIONS[told.op]?.apply(draft, filled, context) ?? draft;
      },
      begun(valid, stage),
    );
}

function evidenceOf(conversation: Conversation, stage: Stage, scenario: Scenario, exchange: Exchange): Evidence {
  const { subject, clock } = conversation;
  const { product } = exchange.draft.interaction;
  return {
    product,
    versions: scenario.versions,
    sent: exchange.sent,
    answer: exchange.answer,
    stage,
    subject,
    now: clock.now(),
    // Ids are unique only within a server, and no server but this one reads staff and places (spec 01 §1).
    read: async (reference) => (product === 'gpconnect' ? readReference(conversation, reference) : undefined),
  };
}

const READS: Readonly<Record<string, InteractionName>> = {
  Patient: 'PatientRead',
  Practitioner: 'PractitionerRead',
  Organization: 'OrganizationRead',
  Location: 'LocationRead',
  HealthcareService: 'HealthcareRead',
};

async function readReference(conversation: Conversation, reference: string) {
  const [type = '', id = ''] = reference.split('/');
  const name = READS[type];
  if (name === undefined) return undefined;
  const stage = { ...EMPTY_STAGE, ids: new Map([[type, id]]) };
  const { answer } = await ask(conversation, INTERACTIONS[name], stage);
  return answer.status === 200 && isObject(answer.resource) ? answer.resource : null;
}

async function converse(conversation: Conversation, scenario: Scenario): Promise<readonly Findings[]> {
  const stage = await takeSteps(
    conversation,
    [...leavingTheRejected(scenario), ...impliedSteps(scenario)],
    EMPTY_STAGE,
  );
  const findings: Findings[] = [];
  for (const { call, mutations, expect } of scenario.before) {
    const exchange = await ask(conversation, INTERACTIONS[call], stage, mutated(conversation, stage, mutations));
    findings.push(await findingsOf(call, expect, evidenceOf(conversation, stage, scenario, exchange)));
  }
  const { interaction: name, method, path, interactionId: id, jwtScope: scope, mutations } = scenario.request;
  const interaction: Interaction = { product: INTERACTIONS[name].product, method, path, id, scope };
  const exchange = await ask(conversation, interaction, stage, mutated(conversation, stage, mutations));
  findings.push(await findingsOf(name, scenario.expect, evidenceOf(conversation, stage, scenario, exchange)));
  return findings;
}

function resultOf(id: string, findings: readonly Findings[]): Result {
  const faults = findings.flatMap((one) => one.faults);
  const withoutFaults = findings.some(isBlind) ? 'unchecked' : 'passed';
  const judgements = findings.flatMap((one) => one.judgements);
  const unchecked = judgements.flatMap(({ phrase, verdict }) =>
    verdict.kind === 'nothing' ? [{ phrase, why: verdict.why }] : [],
  );
  return {
    id,
    kind: faults.length === 0 ? withoutFaults : 'failed',
    faults,
    checked: judgements.length - unchecked.length,
    unchecked,
  };
}

const skipped = (id: string, why: string): Result => ({ id, kind: 'skipped', why });

/** Plays one scenario. Never rejects: no answer at all is a failure like another. */
export async function playScenario(run: Run, scenario: Scenario): Promise<Result> {
  const { id } = scenario;
  if (!isPlayed(scenario)) return skipped(id, 'transport');
  const { clock, newTraceId } = run;
  try {
    const subject = await run.subjectFor(scenario);
    if (subject === null) return skipped(id, `the map has no practice "${scenario.at ?? ''}"`);
    const lacking = neededValues(scenario).find((name) => subject.lacking.has(name));
    if (lacking !== undefined) return skipped(id, `the map says that there is no ${lacking}`);
    return resultOf(id, await converse({ subject, clock, newTraceId }, scenario));
  } catch (fault) {
    if (fault instanceof OutOfReach) return skipped(id, fault.message);
    const got = fault instanceof Error ? fault.message : 'no answer';
    const isOfSetup = fault instanceof SetupFailed || fault instanceof NoValue;
    const expected = isOfSetup ? 'what the scenario begins with' : 'an answer';
    return { id, kind: 'failed', isUnanswered: true, faults: [{ expected, got }], checked: 0, unchecked: [] };
  }
}
