import { rowsOf } from './table.js';

/** Key of a drug of the formulary, and what it has in common with others. */
const TABLE = `
atorvastatin | statin
atorvastatin-10 | statin
citalopram | antidepressant
co-codamol | paracetamol opioid
co-dydramol | paracetamol opioid
diazepam | sedative
fluoxetine | antidepressant
lansoprazole | acid-suppressant
levothyroxine | levothyroxine
levothyroxine-25 | levothyroxine
lisinopril | ace-inhibitor
omeprazole | acid-suppressant
paracetamol | paracetamol
ramipril | ace-inhibitor
ramipril-low | ace-inhibitor
sertraline | antidepressant
simvastatin | statin
simvastatin-low | statin
tramadol | opioid
zopiclone | sedative
`;

const KINDS: ReadonlyMap<string, readonly string[]> = new Map(
  rowsOf(TABLE).map(([key = '', kinds = '']) => [key, kinds.split(' ')]),
);

/** Whether two drugs are of a kind, so that nobody takes both at a time: the same one twice is too. */
export function areOfAKind(one: string, other: string): boolean {
  const kinds = KINDS.get(one) ?? [];
  return one === other || KINDS.get(other)?.some((kind) => kinds.includes(kind)) === true;
}
