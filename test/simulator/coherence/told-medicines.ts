import { list, member, textOf } from '../consumer.js';
import { identityOf, type RecordAnswer } from '../record-requests.js';
import { nameOf } from './told-terms.js';

/** How much, for how long, and how it is to be taken. */
export interface ToldSupply {
  readonly dosage: string;
  readonly quantity: number | null;
  readonly unit: string;
  readonly days: number | null;
}

/** One prescription made under a plan. */
export interface ToldIssue extends ToldSupply {
  readonly written: string;
  readonly from: string;
  readonly to: string;
  readonly status: string;
}

/** A medication under one authorisation: its plan with the issues made under it. */
export interface ToldMedicine extends ToldSupply {
  readonly key: string;
  readonly name: string;
  /** Empty in old entries that have none. */
  readonly kind: string;
  readonly status: string;
  readonly start: string;
  /** Empty while it runs. */
  readonly end: string;
  readonly recorded: string;
  readonly isElsewhere: boolean;
  readonly allowed: number | null;
  readonly issued: number | null;
  readonly reviewOn: string;
  readonly stopped: { readonly reason: string; readonly on: string } | null;
  /** The plan that this one takes over from. */
  readonly replaces: string;
  readonly issues: readonly ToldIssue[];
}

const numberOf = (value: unknown): number | null => (typeof value === 'number' ? value : null);

const extensionOf = (resource: unknown, name: string): unknown =>
  list(member(resource, 'extension')).find((one) => textOf(member(one, 'url')).includes(name));

const partOf = (extension: unknown, name: string): unknown =>
  list(member(extension, 'extension')).find((one) => member(one, 'url') === name);

/** An amount as value and unit, with the unit in words beside the value, or all in words (spec 04 §10.2). */
function amountOf(quantity: unknown): Pick<ToldSupply, 'quantity' | 'unit'> {
  const words = textOf(member(extensionOf(quantity, 'QuantityText'), 'valueString'));
  const value = numberOf(member(quantity, 'value'));
  if (value !== null) return { quantity: value, unit: textOf(member(quantity, 'unit')) || words };
  const [, amount, unit = ''] = /^([\d.]+) (.*)$/.exec(words) ?? [];
  return { quantity: amount === undefined ? null : Number(amount), unit };
}

const supplyOf = (request: unknown): ToldSupply => ({
  ...amountOf(member(request, 'dispenseRequest', 'quantity')),
  dosage: textOf(member(request, 'dosageInstruction', 0, 'text')),
  days: numberOf(member(request, 'dispenseRequest', 'expectedSupplyDuration', 'value')),
});

const issueOf = (order: unknown): ToldIssue => ({
  ...supplyOf(order),
  written: textOf(member(order, 'authoredOn')),
  from: textOf(member(order, 'dispenseRequest', 'validityPeriod', 'start')),
  to: textOf(member(order, 'dispenseRequest', 'validityPeriod', 'end')),
  status: textOf(member(order, 'status')),
});

function stoppedOf(plan: unknown): ToldMedicine['stopped'] {
  const extension = extensionOf(plan, 'MedicationStatusReason');
  if (extension === undefined) return null;
  const change = partOf(extension, 'statusChangeDate');
  return {
    reason: textOf(member(partOf(extension, 'statusReason'), 'valueCodeableConcept', 'text')),
    on: textOf(member(change, 'valueDateTime')),
  };
}

function allowedOf(repeats: unknown): number | null {
  const part = partOf(repeats, 'numberOfRepeatPrescriptionsAllowed');
  return numberOf(member(part, 'valueUnsignedInt')) ?? numberOf(member(part, 'valuePositiveInt'));
}

/** Every medication of an answer. */
export function toldMedicines({ of, follow }: RecordAnswer): readonly ToldMedicine[] {
  const requests = of('MedicationRequest');
  const orders = requests.filter((one) => member(one, 'intent') === 'order');
  const agencyOf = new Map(
    of('MedicationStatement').map((one) => [follow(member(one, 'basedOn', 0)), JSON.stringify(one)] as const),
  );
  return requests
    .filter((one) => member(one, 'intent') === 'plan')
    .map((plan) => {
      const repeats = extensionOf(plan, 'MedicationRepeatInformation');
      const period = member(plan, 'dispenseRequest', 'validityPeriod');
      const before = follow(member(plan, 'priorPrescription'));
      return {
        ...supplyOf(plan),
        key: identityOf(plan),
        name: nameOf(member(follow(member(plan, 'medicationReference')), 'code')),
        kind: textOf(member(extensionOf(plan, 'PrescriptionType'), 'valueCodeableConcept', 'coding', 0, 'code')),
        status: textOf(member(plan, 'status')),
        start: textOf(member(period, 'start')),
        end: textOf(member(period, 'end')),
        recorded: textOf(member(plan, 'authoredOn')),
        isElsewhere: agencyOf.get(plan)?.includes('prescribed-by-another-organisation') === true,
        allowed: allowedOf(repeats),
        issued: numberOf(member(partOf(repeats, 'numberOfRepeatPrescriptionsIssued'), 'valueUnsignedInt')),
        reviewOn: textOf(member(partOf(repeats, 'authorisationExpiryDate'), 'valueDateTime')),
        stopped: stoppedOf(plan),
        replaces: before === undefined ? '' : identityOf(before),
        issues: orders.filter((order) => follow(member(order, 'basedOn', 0)) === plan).map(issueOf),
      };
    });
}
