/** How people sign in at this server, as it says itself in `config.json`. */
export interface PageConfig {
  readonly signIn: 'demo' | 'bearer';
  readonly demoUsers: readonly DemoUser[];
  readonly version: string;
}

export interface DemoUser {
  readonly id: string;
  readonly label: string;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isDemoUser(value: unknown): value is DemoUser {
  return isRecord(value) && typeof value['id'] === 'string' && typeof value['label'] === 'string';
}

/** Throws if it is not one: a page that guesses how to sign in would ask as the wrong user. */
export function parsePageConfig(value: unknown): PageConfig {
  if (!isRecord(value)) throw new Error('config.json is not an object.');
  const { signIn, demoUsers = [], version } = value;
  if (signIn !== 'demo' && signIn !== 'bearer')
    throw new Error('config.json: `signIn` is neither "demo" nor "bearer".');
  if (!Array.isArray(demoUsers) || !demoUsers.every(isDemoUser)) {
    throw new Error('config.json: `demoUsers` is not a list of { id, label }.');
  }
  if (signIn === 'demo' && demoUsers.length === 0) throw new Error('config.json: a demo sign-in without users.');
  return { signIn, demoUsers, version: typeof version === 'string' ? version : '' };
}
