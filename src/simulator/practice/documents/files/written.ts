import { ascii, type FileMaker, type Letter, padded } from './letter.js';

const utf8 = (text: string): Buffer => Buffer.from(text, 'utf8');

function markup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

const allLines = ({ title, lines }: Letter): readonly string[] => [title, '', ...lines];

/** Plain text, with blank lines at its end. */
export const plainText: FileMaker = padded((letter, padding) =>
  utf8(`${allLines(letter).join('\r\n')}\r\n${'\n'.repeat(padding)}`),
);

/** Rich text: Word reads it under its own name too. Braces and backslashes are all that it has to say otherwise. */
export const richText: FileMaker = padded((letter, padding) => {
  const said = allLines(letter).map((line) => ascii(line).replaceAll(/[\\{}]/g, String.raw`\$&`));
  const head = String.raw`{\rtf1\ansi\deff0{\fonttbl{\f0 Arial;}}\f0\fs22 `;
  return utf8(`${head}${said.join('\\par\r\n')}\\par${'\n'.repeat(padding)}}`);
});

/**
 * A web page as documents of patients should not be: with a script and a handler in it. Whoever shows it as a page, and not as a file to
 * be kept, runs them (spec 06 §5.1).
 */
export const webPage: FileMaker = padded((letter, padding) => {
  const body = letter.lines.map((line) => `<p>${markup(line)}</p>`).join('');
  const unsafe = '<script>document.title = "run"</script><img src="x" onerror="document.title = \'run\'">';
  const title = markup(letter.title);
  return utf8(
    `<!DOCTYPE html><html lang="en"><head><title>${title}</title></head><body><h1>${title}</h1>${body}${unsafe}<!--${' '.repeat(padding)}--></body></html>`,
  );
});

/** XML of no known kind. */
export const xml: FileMaker = padded((letter, padding) => {
  const body = letter.lines.map((line) => `<line>${markup(line)}</line>`).join('');
  return utf8(
    `<?xml version="1.0" encoding="UTF-8"?><letter><title>${markup(letter.title)}</title>${body}<!--${' '.repeat(padding)}--></letter>`,
  );
});

/** A drawing that could run a script as well. */
export const drawing: FileMaker = padded((letter, padding) =>
  utf8(
    `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="100"><script>document.title = "run"</script><text y="40">${markup(letter.title)}</text><!--${' '.repeat(padding)}--></svg>`,
  ),
);
