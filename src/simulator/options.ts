import type { FaultRule } from './control/faults.js';
import type { KnownPatient } from './estate/estate.js';
import type { LatencyOptions } from './wire/latency.js';
import type { TlsOptions } from './wire/tls.js';

/** How a simulator is started. */
export interface SimulatorOptions {
  /** Where to listen. @default '127.0.0.1' */
  readonly host?: string;
  /** Port; 0 takes a free one. @default 0 */
  readonly port?: number;
  /** Everything invented follows from it: the same seed and clock give the same answers. @default 'gpconnect' */
  readonly seed?: number | string;
  /** The time: from 2013 to 2099. @default the real one */
  readonly now?: () => Date;
  /** Where the clock stands until the control door lets it go. Sign-in goes by {@link now} all the same. @default nowhere: it goes */
  readonly stoppedAt?: Date;
  /** A folder of whole records to serve at practice `R99100`. @default none */
  readonly recordsDir?: string;
  /**
   * Added to every answer of a practice or a national service: `50`, `50:0.5`, or options. Given, generated practices take no time of
   * their own. @default none
   */
  readonly latency?: string | LatencyOptions;
  /** How many practices `P00001`… to generate. @default 0 */
  readonly practices?: number;
  /** How many patients each of them has. @default 20 */
  readonly patients?: number;
  /** Fault rules in force from the start, as the control door takes them: what is left out takes its widest meaning. @default none */
  readonly faults?: readonly Partial<FaultRule>[];
  /** Told of every failure of the simulator itself; callers are told nothing of it. @default written to the error output */
  readonly onFailure?: (error: unknown) => void;
  /** Listen with HTTPS; the proxy and the practices then demand a client certificate. @default plain HTTP */
  readonly tls?: TlsOptions;
}

/** A running simulator: an embedded Spine and practices, over real HTTP. */
export interface Simulator {
  /** `http://host:port`, or `https://…`. */
  readonly origin: string;
  /** Base URL of PDS FHIR: `…/pds`. */
  readonly pdsUrl: string;
  /** Base URL of SDS FHIR: `…/sds`. */
  readonly sdsUrl: string;
  /** The secure proxy: `…/ssp`. */
  readonly sspUrl: string;
  /** The issuer of the demo users' tokens: `…/oidc`. */
  readonly oidcIssuer: string;
  /** The organisation that the demo users act for. */
  readonly consumer: {
    readonly odsCode: string;
    readonly name: string;
    readonly type: string;
    readonly phone: string;
    readonly asid: string;
    readonly url: string;
  };
  /** The practices of the demo, and after them the generated ones. */
  readonly practices: readonly { readonly odsCode: string; readonly name: string }[];
  readonly groups: readonly { readonly id: string; readonly name: string; readonly practices: readonly string[] }[];
  /** Record files, and the number each patient is served under. */
  readonly records: readonly { readonly file: string; readonly nhsNumber: string }[];
  /** Files of the folder that are not served, and why. */
  readonly skipped: readonly { readonly file: string; readonly reason: string }[];
  /** Whom one can ask a practice about, and what for; none at a practice that there is not. */
  patientsAt(odsCode: string): readonly KnownPatient[];
  /** Stops at once; whoever still waits for an answer is cut off. */
  close(): Promise<void>;
}
