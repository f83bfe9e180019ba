import { addDays, type Day } from '../../calendar/days.js';
import { ukInstant } from '../../calendar/uk-time.js';
import { CORRESPONDENTS, type Service } from '../clinical/correspondence.js';
import type { Problem } from '../clinical/gp-record.js';
import { atSurgery, type RecordAuthor } from './author.js';
import { consultation, type Entry, mention } from './consultation.js';
import { documentOf, organisation, received } from './documents.js';
import { note, refTo } from './entries.js';
import type { RecordParts } from './part.js';
import { listedBefore } from './problem-list.js';

const LETTER_TYPES = ['application/pdf', 'application/pdf', 'application/msword', 'text/richtext', 'image/tiff'];

/** A referral with its letter, and what was written back if it has come by now. */
export function referral(author: RecordAuthor, service: Service, day: Day, problems: readonly Problem[]): RecordParts {
  const { random, team } = author;
  const key = `referral-${service.key}-${day}`;
  const at = atSurgery(author, day);
  const by = random.pick(team.doctors);
  const letterKey = `${key}-letter`;
  const letter = documentOf(author, letterKey, at, {
    type: 'referral',
    description: `${service.specialty.display}: referral letter`,
    from: { kind: 'staff', key: by },
    contentType: 'application/pdf',
    created: at,
    specialty: service.specialty,
  });
  const sent: Entry = ({ recordedBy }) => ({
    ref: refTo('referrals', key),
    part: {
      referrals: [
        {
          key,
          term: service.term,
          on: day,
          recorded: at,
          by: recordedBy,
          to: CORRESPONDENTS[service.at].name,
          specialty: service.specialty,
          priority: service.priority,
          ubrn: service.at === 'hospital' ? String(random.int(100_000_000_000, 999_999_999_999)) : null,
          description: service.reason,
          note: 'Mode: written. Purpose: opinion and management.',
          documents: [letterKey],
        },
      ],
      documents: [letter],
    },
  });
  const visit = consultation(author, {
    key: `visit-${key}`,
    at,
    by,
    contact: 'surgery',
    topics: [
      {
        title: null,
        problems: listedBefore(day, problems, service.about),
        headings: [
          ['History', [note(service.reason)]],
          ['Referral', [sent]],
          ['Document', [mention(refTo('documents', letterKey))]],
        ],
      },
    ],
  });
  const seenOn = addDays(day, random.int(18, 70));
  const repliedOn = addDays(seenOn, random.int(3, 12));
  if (repliedOn >= author.today) return visit;
  const reply = received(
    author,
    `reply-${key}`,
    atSurgery(author, repliedOn),
    {
      type: 'outpatient',
      description: `${service.specialty.display}: clinic letter`,
      from: organisation(service.at),
      contentType: random.pick(LETTER_TYPES),
      created: ukInstant(seenOn, '12:00'),
      specialty: service.specialty,
    },
    [note(service.reply)],
  );
  return [...visit, ...reply];
}
