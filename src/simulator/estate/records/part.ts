import { EMPTY_RECORD, type GpRecord } from '../clinical/gp-record.js';

type AreaLists = Omit<GpRecord, 'warnings' | 'unexportable'>;

/** Some items of a record, of whichever areas. */
export type RecordPart = Partial<AreaLists>;

/** What several of its makers add to a record. */
export type RecordParts = readonly RecordPart[];

/** The parts put together to a record, in the order given; it has no warnings yet. */
export function recordOfParts(parts: RecordParts): GpRecord {
  const all = <Area extends keyof AreaLists>(area: Area): readonly AreaLists[Area][number][] => {
    const items: AreaLists[Area][number][] = [];
    for (const part of parts) {
      const some: readonly AreaLists[Area][number][] | undefined = part[area];
      if (some !== undefined) items.push(...some);
    }
    return items;
  };
  return {
    ...EMPTY_RECORD,
    problems: all('problems'),
    courses: all('courses'),
    allergies: all('allergies'),
    consultations: all('consultations'),
    immunisations: all('immunisations'),
    observations: all('observations'),
    investigations: all('investigations'),
    referrals: all('referrals'),
    diary: all('diary'),
    documents: all('documents'),
  };
}
