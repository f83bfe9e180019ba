import { exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import { stableUuid } from '../chance/stable-id.js';
import { type Answer, json } from '../wire/answer.js';
import { type Call, TOO_LARGE } from '../wire/call.js';
import type { Door } from '../wire/server.js';
import { DEMO_USERS, type DemoUser } from './users.js';

/** Who the tokens are for: the consumer. */
const AUDIENCE = 'gpconnect-graphql';
const LIFETIME_SECONDS = 3600;
const ALGORITHM = 'ES256';

/** What the issuer has to be told. */
export interface IssuerOptions {
  /** ODS code of the organisation that every user acts for. */
  readonly organisation: string;
  /** Time that tokens are made by. Not the clock that the control door sets: that one is the practices'. */
  readonly now: () => Date;
}

/** An issuer with keys of its own, before it knows where it is. */
export interface Issuer {
  door(issuerUrl: string): Door;
}

/** Errors as RFC 6749 §5.2 has them. */
function oauthError(status: number, error: string, description: string): Answer {
  return json(status, { error, error_description: description });
}

function discovery(issuer: string): Answer {
  return json(200, {
    issuer,
    jwks_uri: `${issuer}/jwks`,
    token_endpoint: `${issuer}/token`,
    grant_types_supported: ['client_credentials'],
    response_types_supported: ['token'],
    subject_types_supported: ['public'],
    token_endpoint_auth_methods_supported: ['none'],
    id_token_signing_alg_values_supported: [ALGORITHM],
  });
}

/** What a consumer learns about a user. */
function claimsOf(user: DemoUser, organisation: string): Readonly<Record<string, unknown>> {
  return {
    name: `${user.givenName} ${user.familyName}`,
    given_name: user.givenName,
    family_name: user.familyName,
    role: user.role,
    organisation,
    permissions: user.permissions,
    ...(user.sdsUserId === null ? {} : { sds_user_id: user.sdsUserId }),
  };
}

/** An OIDC issuer for the demo's users. Its keys are made anew at each start, so that no token outlives it. */
export async function startIssuer({ organisation, now }: IssuerOptions): Promise<Issuer> {
  const { privateKey, publicKey } = await generateKeyPair(ALGORITHM);
  const publicJwk = await exportJWK(publicKey);
  const kid = stableUuid('key', JSON.stringify(publicJwk));
  const jwks: { keys: JWK[] } = { keys: [{ ...publicJwk, kid, alg: ALGORITHM, use: 'sig' }] };
  let issued = 0;

  async function token(issuer: string, call: Call): Promise<Answer> {
    const form = new URLSearchParams(call.body);
    if (form.get('grant_type') !== 'client_credentials') {
      return oauthError(400, 'unsupported_grant_type', 'grant_type has to be client_credentials');
    }
    const user = DEMO_USERS.find(({ id }) => id === form.get('client_id'));
    if (user === undefined) {
      const known = DEMO_USERS.map(({ id }) => id).join(', ');
      return oauthError(401, 'invalid_client', `client_id has to be one of ${known}`);
    }
    issued += 1;
    const issuedAt = Math.floor(now().getTime() / 1000);
    const accessToken = await new SignJWT({ ...claimsOf(user, organisation) })
      .setProtectedHeader({ alg: ALGORITHM, typ: 'at+jwt', kid })
      .setIssuer(issuer)
      .setAudience(AUDIENCE)
      .setSubject(user.id)
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + LIFETIME_SECONDS)
      .setJti(stableUuid(kid, issued))
      .sign(privateKey);
    return json(200, { access_token: accessToken, token_type: 'Bearer', expires_in: LIFETIME_SECONDS });
  }

  return {
    door: (issuerUrl) => ({
      path: '/oidc',
      failed: () => oauthError(500, 'server_error', 'The simulator failed; why stands where it was started'),
      tooLarge: () => oauthError(413, 'invalid_request', TOO_LARGE),
      answer: (call, rest) => {
        switch (`${call.method} ${rest}`) {
          case 'GET /.well-known/openid-configuration':
            return discovery(issuerUrl);
          case 'GET /jwks':
            return json(200, jwks);
          case 'POST /token':
            return token(issuerUrl, call);
          default:
            return json(404, { error: 'not_found' });
        }
      },
    }),
  };
}
