import { describe, expect, it } from 'vitest';
import { hasQuirk, QUIRKS, type QuirkName } from '../../src/simulator/estate/personalities.js';
import { type PracticeRow, PRACTICES } from '../../src/simulator/estate/practice-rows.js';
import { appointmentsOf, change, searchSlots, slotQuery, slotsIn } from './appointment-calls.js';
import { ALLERGIES, list, MEDICATION, member } from './consumer.js';
import { findForDocuments } from './document-calls.js';
import { askConformance, askSection, divOf, XML_FHIR } from './html-consumer.js';
import { PROBES } from './quirk-probes.js';
import { EVERY_AREA } from './record-requests.js';
import { runningSimulator } from './running.js';
import type { Seen } from './seen.js';

const running = runningSimulator();

/** Patients in whose records a practice's ways can be seen: the first has problems. */
const SEEN_IN: Readonly<Record<string, readonly [string, ...string[]]>> = {
  A99001: ['9990000018', '9990000085'],
  B99002: ['9990000042', '9990000093'],
  C99003: ['9990000050'],
  G99007: ['9990000239'],
};

/** Somebody who died lately, by the practice whose list they were on. */
const LATE: Readonly<Record<string, string>> = { A99001: '9990000166', B99002: '9990000468' };

async function isLateFound(practice: string): Promise<boolean | null> {
  const late = LATE[practice];
  if (late === undefined) return null;
  return list((await findForDocuments(running.consumer, practice, late)).body['entry']).length === 1;
}

/** Changes the first appointment that is still to come, without saying which version was read. */
async function changedUnread(practice: string, number: string): Promise<number> {
  const { consumer } = running;
  const [next = {}] = (await appointmentsOf(consumer, practice, number)).filter(
    (one) => String(one['start']) > '2026-06-16' && !JSON.stringify(one).includes('"Visit"'),
  );
  return (await change(consumer, practice, 'amend', next)).status;
}

async function lookAt(practice: string): Promise<Seen> {
  const { consumer } = running;
  const numbers = SEEN_IN[practice] ?? [''];
  const slotsOf = async (from: string, to: string): Promise<Seen['slots']['coming']> =>
    slotsIn(await searchSlots(consumer, practice, slotQuery(from, to)));
  const [records, medicationAlone, begun, coming, status, html, xml, late] = await Promise.all([
    Promise.all(numbers.map((number) => consumer.record(practice, number, EVERY_AREA))),
    consumer.record(practice, numbers[0], [MEDICATION, ALLERGIES]),
    slotsOf('2026-06-11', '2026-06-12'),
    slotsOf('2026-06-16', '2026-06-26'),
    changedUnread(practice, numbers[0]),
    Promise.all(
      numbers.flatMap((number) =>
        ['ALL', 'PRB', 'MED'].map((section) => askSection(consumer, practice, number, section)),
      ),
    ),
    askConformance(consumer, practice, { headers: { Accept: XML_FHIR } }),
    isLateFound(practice),
  ]);
  return {
    records: records.map(({ body }) => body),
    medicationAlone: medicationAlone.body,
    slots: { begun, coming },
    changedUnread: status,
    html: html.map(divOf).join(''),
    custodians: html.map(({ body }) => member(body, 'entry', 0, 'resource', 'custodian')),
    xml: xml.status,
    isLateFound: late,
  };
}

const kept = new Map<string, Promise<Seen>>();

/** A practice is looked at once. */
function seenAt(practice: string): Promise<Seen> {
  const seen = kept.get(practice) ?? lookAt(practice);
  kept.set(practice, seen);
  return seen;
}

const QUIRK_NAMES = Object.keys(QUIRKS) as readonly QuirkName[];
const LOOKED_AT: readonly PracticeRow[] = PRACTICES.filter(({ odsCode }) => odsCode in SEEN_IN);
const having = (quirk: QuirkName, isHad: boolean): (readonly [QuirkName, string])[] =>
  LOOKED_AT.filter(({ personality }) => hasQuirk(personality, quirk) === isHad).map(({ odsCode }) => [quirk, odsCode]);

/** What would show a way at a practice, and what of it does. */
async function sightOf(quirk: QuirkName, practice: string): Promise<{ all: number; showing: number }> {
  const seen = await seenAt(practice);
  const probe = PROBES[quirk];
  const all = probe.in(seen);
  return { all: all.length, showing: all.filter((one) => probe.shows(one, seen)).length };
}

describe('each row of the table of ways', () => {
  it('has a probe', () => {
    expect(Object.keys(PROBES).sort()).toEqual([...QUIRK_NAMES].sort());
  });

  it.each(QUIRK_NAMES.flatMap((quirk) => having(quirk, true)))('%s is seen at %s', async (quirk, practice) => {
    const { all, showing } = await sightOf(quirk, practice);
    expect(showing).toBeGreaterThan(0);
    if (PROBES[quirk].everywhere === true) expect(showing).toBe(all);
  });

  it.each(QUIRK_NAMES.flatMap((quirk) => having(quirk, false)))('%s is not seen at %s', async (quirk, practice) => {
    const { all, showing } = await sightOf(quirk, practice);
    if (PROBES[quirk].elsewhereToo === true) expect(showing).toBeLessThan(Math.max(all, 1));
    else expect(showing).toBe(0);
  });

  it.each(QUIRK_NAMES)('%s is somebody’s, and could be seen at somebody else’s', async (quirk) => {
    expect(having(quirk, true).length).toBeGreaterThan(0);
    const elsewhere = await Promise.all(having(quirk, false).map(([, practice]) => sightOf(quirk, practice)));
    expect(Math.max(...elsewhere.map(({ all }) => all))).toBeGreaterThan(0);
  });
});
