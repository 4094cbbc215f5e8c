import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createRemoteJWKSet, errors, jwtVerify } from 'jose';
import { ResourceOwnerPassword } from 'simple-oauth2';
import { account, confidential, issuer } from '../service.js';

const people = new ResourceOwnerPassword({
  client: confidential,
  auth: { tokenHost: issuer.origin, tokenPath: '/oauth2/token' },
});

async function accessToken() {
  return (await people.getToken(account)).token.access_token;
}

describe('jose', () => {
  const keys = createRemoteJWKSet(new URL('/oauth2/jwks', issuer));
  const expected = { issuer: issuer.origin, audience: issuer.origin, typ: 'JWT', algorithms: ['RS256'] };

  it('verifies an access token by the remote keys (RFC 7517)', async () => {
    const { payload, protectedHeader } = await jwtVerify(await accessToken(), keys, {
      ...expected,
      requiredClaims: ['sub', 'upn', 'groups', 'exp', 'iat', 'jti', 'sid', 'auth_time'],
    });
    assert.equal(payload.sub, account.username);
    assert.equal(typeof protectedHeader.kid, 'string');
  });

  it('refuses it for another audience', async () => {
    await assert.rejects(jwtVerify(await accessToken(), keys, { ...expected, audience: 'https://elsewhere.example' }),
      errors.JWTClaimValidationFailed);
  });

  it('refuses it with a changed payload', async () => {
    const [header, payload, signature] = (await accessToken()).split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url'));
    claims.groups = ['somebody-else'];
    const forged = [header, Buffer.from(JSON.stringify(claims)).toString('base64url'), signature].join('.');
    await assert.rejects(jwtVerify(forged, keys, expected), errors.JWSSignatureVerificationFailed);
  });
});
