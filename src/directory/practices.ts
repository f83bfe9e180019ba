import type { OdsCode } from '../domain/ods-code.js';
import type { PracticeRef } from '../domain/source.js';

/** A set of practices that are often asked together. Configured: neither Spine nor practices know such sets. */
export interface PracticeGroup {
  readonly id: string;
  readonly name: string;
  readonly practices: readonly OdsCode[];
}

/** What is configured of practices. */
export interface ConfiguredPractices {
  readonly practices: readonly { readonly odsCode: OdsCode; readonly name: string | null }[];
  readonly groups: readonly PracticeGroup[];
}

/** The practices that are known without a call. */
export interface Practices {
  /** Configured codes, in the order of the configuration. */
  readonly configured: readonly OdsCode[];
  readonly groups: readonly PracticeGroup[];
  isConfigured(odsCode: OdsCode): boolean;
  /** The practice with whatever name is known: configured, else learned from an answer. Never costs a call. */
  ref(odsCode: OdsCode): PracticeRef;
  /** Remembers a name that an answer gave. A configured name stays. */
  learn(odsCode: OdsCode, name: string): void;
}

/** Names learned from answers that are remembered at once. */
const MOST_LEARNED = 10_000;

/** Makes the register of practices. */
export function createPractices({ practices, groups }: ConfiguredPractices): Practices {
  const configured = new Map(practices.map(({ odsCode, name }) => [odsCode, name]));
  const learned = new Map<OdsCode, string>();
  return {
    configured: [...configured.keys()],
    groups,
    isConfigured: (odsCode) => configured.has(odsCode),
    ref: (odsCode) => ({
      __typename: 'Practice',
      odsCode,
      name: configured.get(odsCode) ?? learned.get(odsCode) ?? null,
    }),
    learn(odsCode, name) {
      if (learned.size < MOST_LEARNED || learned.has(odsCode)) learned.set(odsCode, name);
    },
  };
}
