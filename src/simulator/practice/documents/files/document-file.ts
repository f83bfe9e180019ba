import { ukDay } from '../../../calendar/uk-time.js';
import { dayInWords } from '../../../calendar/days.js';
import { stableHex } from '../../../chance/stable-id.js';
import type { Document } from '../../../estate/clinical/gp-record.js';
import type { Practice, Registration } from '../../../estate/practice.js';
import { bmp, gif, jpeg, png, tiff } from './images.js';
import type { FileMaker, Letter } from './letter.js';
import { pdf } from './pdf.js';
import { officeDocument } from './word.js';
import { drawing, plainText, richText, webPage, xml } from './written.js';

/** How a file of each type is made. */
const MAKERS: Readonly<Record<string, FileMaker>> = {
  'application/pdf': pdf,
  // What old systems keep under Word's name is often rich text, which Word reads as well.
  'application/msword': richText,
  'application/rtf': richText,
  'text/rtf': richText,
  'text/richtext': richText,
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': officeDocument,
  'text/plain': plainText,
  'text/html': webPage,
  'application/xml': xml,
  'text/xml': xml,
  'image/svg+xml': drawing,
  'image/tiff': tiff,
  'image/png': png,
  'image/jpeg': jpeg,
  'image/gif': gif,
  'image/bmp': bmp,
};

/** Bytes that mean nothing, the same for the same letter. */
const meaningless: FileMaker = ({ title, lines }, size) =>
  Buffer.alloc(size, Buffer.from(stableHex('bytes', title, ...lines), 'hex'));

function letterOf(document: Document, practice: Practice, { person }: Registration): Letter {
  const { description, created, indexed } = document;
  const { given, family } = person.name;
  return {
    title: description,
    lines: [
      practice.row.name,
      `Date: ${dayInWords(ukDay(created ?? indexed))}`,
      `Patient: ${given.join(' ')} ${family}`,
      '',
      'This document was invented by a simulator. It is about nobody.',
    ],
  };
}

/** The bytes of a document: a real file of the type that it says, as large as it says, the same at every call. */
export function documentFile(document: Document, practice: Practice, registration: Registration): Buffer {
  const make = MAKERS[document.contentType] ?? meaningless;
  return make(letterOf(document, practice, registration), document.content.sizeBytes);
}
