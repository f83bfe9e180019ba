import type { OdsCode } from '../domain/ods-code.js';
import type { RecordArea, RecordNotice, RecordNoticeCode } from '../domain/record.js';

/** What a notice is about. */
export interface About {
  readonly area: RecordArea | null;
  readonly within: RecordArea | null;
}

/** Something that could not be read, said once for all its occurrences in one place. */
export interface Unreadable extends About {
  readonly one: string;
  /** `#` stands for the number. */
  readonly many: string;
}

/** Collects what is to be known about an answer. */
export interface NoticeBook {
  add(code: RecordNoticeCode, rawCode: string | null, text: string, about: About): void;
  count(unreadable: Unreadable): void;
  /** Everything collected, each once, in an order that does not depend on the order of the Bundle. */
  notices(): readonly RecordNotice[];
}

/** Makes an empty book for an answer of a practice. */
export function openNoticeBook(practice: OdsCode): NoticeBook {
  // Two lists of an area may carry the same warning; a notice does not say which list, so saying it twice would say nothing more.
  const collected = new Map<string, RecordNotice>();
  const counted = new Map<string, { readonly what: Unreadable; readonly times: number }>();

  const add: NoticeBook['add'] = (code, rawCode, text, { area, within }) => {
    const key = [area ?? '', within ?? '', code, rawCode ?? '', text].join('\n');
    if (!collected.has(key)) collected.set(key, { code, rawCode, text, practice, area, within, differences: [] });
  };

  return {
    add,
    count(what) {
      const key = [what.area ?? '', what.within ?? '', what.many].join('\n');
      counted.set(key, { what, times: (counted.get(key)?.times ?? 0) + 1 });
    },
    notices() {
      for (const { what, times } of counted.values()) {
        add('UNREADABLE_ITEMS', null, times === 1 ? what.one : what.many.replace('#', String(times)), what);
      }
      counted.clear();
      return [...collected].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, notice]) => notice);
    },
  };
}
