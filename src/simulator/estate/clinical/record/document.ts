import type { Term } from '../terms.js';
import type { ItemFacts } from './items.js';

/** A document of the patient's: its metadata; the bytes come from elsewhere (spec 06). */
export interface Document extends ItemFacts {
  readonly type: Term | { readonly text: string };
  readonly description: string;
  /** When it was made; null where nobody knows. */
  readonly created: Date | null;
  /** When the practice added it. */
  readonly indexed: Date;
  /** The practice's own if a member of staff, else an organisation by name and code; words alone where that is all there is. */
  readonly author:
    | { readonly kind: 'staff'; readonly key: string }
    | { readonly kind: 'organisation'; readonly odsCode: string; readonly name: string }
    | { readonly kind: 'words'; readonly text: string };
  readonly contentType: string;
  readonly content:
    | { readonly kind: 'held'; readonly sizeBytes: number }
    | { readonly kind: 'placeholder'; readonly sizeBytes: number; readonly why: string };
  /** The document itself, not only its entry, is not for the patient. */
  readonly contentNotForPatient: boolean;
  readonly specialty: Term | null;
}
