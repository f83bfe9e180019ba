import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { CallRecord } from '../domain/request-scope.js';

/** Figures for Prometheus. Labels are practices, capabilities and outcomes: never a patient, never a user. */
export interface Metrics {
  call(call: CallRecord): void;
  request(ms: number, isAnswered: boolean): void;
  auditReady(isReady: () => boolean): void;
  text(): Promise<string>;
  readonly contentType: string;
}

const SECONDS = [0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5, 10, 20];

/** Makes the figures, in a registry of their own. */
export function createMetrics(): Metrics {
  const registers = [new Registry()];
  const [registry] = registers as [Registry];
  collectDefaultMetrics({ register: registry });
  const labelNames = ['service', 'practice', 'capability', 'outcome'] as const;
  const calls = new Counter({
    name: 'gpconnect_calls_total',
    help: 'Attempts to call practices and national services, by outcome.',
    labelNames,
    registers,
  });
  const duration = new Histogram({
    name: 'gpconnect_call_duration_seconds',
    help: 'How long attempts took.',
    labelNames: ['service', 'practice', 'capability'],
    buckets: SECONDS,
    registers,
  });
  const requests = new Histogram({
    name: 'gpconnect_graphql_request_duration_seconds',
    help: 'How long GraphQL requests took.',
    labelNames: ['answered'],
    buckets: SECONDS,
    registers,
  });
  // Each combination of labels is put together once: calls are many, combinations few.
  const lines = new Map<string, { readonly count: Counter.Internal; readonly duration: Histogram.Internal<string> }>();
  const lineOf = ({ service, practice: about, capability, outcome }: CallRecord) => {
    // Only what the directory knows is called as a practice. National services are asked about any code that a user makes up.
    const practice = service === 'practice' ? (about ?? '') : '';
    const name = `${service} ${practice} ${capability ?? ''} ${outcome}`;
    const where = { service, practice, capability: capability ?? '' };
    const line = lines.get(name) ?? {
      count: calls.labels({ ...where, outcome }),
      duration: duration.labels(where),
    };
    lines.set(name, line);
    return line;
  };
  return {
    call(call) {
      const line = lineOf(call);
      line.count.inc();
      line.duration.observe(call.ms / 1_000);
    },
    request: (ms, isAnswered) => requests.observe({ answered: String(isAnswered) }, ms / 1_000),
    auditReady(isReady) {
      new Gauge({
        name: 'gpconnect_audit_ready',
        help: '1 if everything that happened is in the audit log.',
        registers,
        collect() {
          this.set(isReady() ? 1 : 0);
        },
      });
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
