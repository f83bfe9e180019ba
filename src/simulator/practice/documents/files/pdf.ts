import { ascii, type FileMaker, type Letter, padded } from './letter.js';

/** A line of text as a PDF string. */
function pdfString(text: string): string {
  return `(${ascii(text).replaceAll(/[\\()]/g, String.raw`\$&`)})`;
}

function page({ title, lines }: Letter): string {
  const shown = [`BT /F1 16 Tf 60 780 Td ${pdfString(title)} Tj ET`];
  lines.forEach((line, at) => shown.push(`BT /F1 11 Tf 60 ${745 - at * 18} Td ${pdfString(line)} Tj ET`));
  return shown.join('\n');
}

/** One page, with a comment as padding before the table of its objects. */
export const pdf: FileMaker = padded((letter, padding) => {
  const content = page(letter);
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, at) => {
    const offset = file.length;
    file += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  file += `%${' '.repeat(padding)}\n`;
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const trailer = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
  return Buffer.from(`${file}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}${trailer}`, 'latin1');
});
