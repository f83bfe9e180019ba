import type { GpRecord, ItemRef } from '../../estate/clinical/gp-record.js';

/** Areas as lists have them: ended allergies have lists of their own (spec 04 §7). */
export type ListedArea = ItemRef['area'] | 'endedAllergies';

/** One text for one item: items named twice are one. */
export function refKey({ area, key, issue }: ItemRef): string {
  return issue === undefined || issue === null ? `${area} ${key}` : `${area} ${key} ${issue}`;
}

/** Each item once, where it stands first. */
export function distinct(refs: readonly ItemRef[]): readonly ItemRef[] {
  const seen = new Map<string, ItemRef>();
  for (const ref of refs) if (!seen.has(refKey(ref))) seen.set(refKey(ref), ref);
  return [...seen.values()];
}

/** Tells in which area's lists an item stands: consent to a vaccination is an observation, but an item of the immunisations. */
export function listedAreas(record: GpRecord): (ref: ItemRef) => ListedArea {
  const ended = new Set(record.allergies.filter((one) => one.ended !== null).map(({ key }) => key));
  const statuses = new Set(record.observations.filter((one) => one.isVaccinationStatus).map(({ key }) => key));
  return ({ area, key }) => {
    if (area === 'allergies' && ended.has(key)) return 'endedAllergies';
    return area === 'observations' && statuses.has(key) ? 'immunisations' : area;
  };
}
