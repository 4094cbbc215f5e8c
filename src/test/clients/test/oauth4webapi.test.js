import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import * as oauth from 'oauth4webapi';
import { account, confidential, foreignScope, issuer, rfc9068, scopes, wrong } from '../service.js';

const insecure = { [oauth.allowInsecureRequests]: true };
const client = { client_id: confidential.id };
const authentication = oauth.ClientSecretBasic(confidential.secret);

describe('oauth4webapi', () => {
  let server;

  before(async () => {
    const response = await oauth.discoveryRequest(issuer, { algorithm: 'oauth2', ...insecure });
    server = await oauth.processDiscoveryResponse(issuer, response);
  });

  async function signIn(parameters = {}, by = client, how = authentication) {
    const response = await oauth.genericTokenEndpointRequest(server, by, how, 'password', { ...account, ...parameters }, insecure);
    return oauth.processGenericTokenEndpointResponse(server, by, response);
  }

  async function refresh(token) {
    const response = await oauth.refreshTokenGrantRequest(server, client, authentication, token, insecure);
    return oauth.processRefreshTokenResponse(server, client, response);
  }

  async function introspect(token) {
    const response = await oauth.introspectionRequest(server, client, authentication, token, insecure);
    return oauth.processIntrospectionResponse(server, client, response);
  }

  it('discovers every endpoint (RFC 8414)', () => {
    for (const endpoint of ['token_endpoint', 'revocation_endpoint', 'introspection_endpoint', 'jwks_uri']) {
      assert.ok(server[endpoint].startsWith(server.issuer), endpoint);
    }
  });

  it('signs in, refreshes, introspects and revokes', async () => {
    const first = await signIn({ scope: scopes[1] });
    assert.equal(first.scope, scopes[1]);
    const second = await refresh(first.refresh_token);
    assert.notEqual(second.refresh_token, first.refresh_token);
    assert.equal((await introspect(second.access_token)).active, true);
    assert.equal((await introspect(second.refresh_token)).active, true);

    await oauth.processRevocationResponse(
      await oauth.revocationRequest(server, client, authentication, second.access_token, insecure));

    assert.deepEqual(await introspect(second.access_token), { active: false });
    await assert.rejects(refresh(second.refresh_token), refused('invalid_grant'));
  });

  it('is told the same successor again when it repeats a refresh', async () => {
    const first = await signIn();
    const [one, other] = await Promise.all([refresh(first.refresh_token), refresh(first.refresh_token)]);
    assert.equal(one.refresh_token, other.refresh_token);
  });

  it('gets a token of its own', async () => {
    const response = await oauth.clientCredentialsGrantRequest(server, client, authentication, new URLSearchParams(), insecure);
    const own = await oauth.processClientCredentialsResponse(server, client, response);
    assert.deepEqual(own.scope.split(' ').sort(), scopes);
  });

  it('validates a token of RFC 9068 as a resource server does', async () => {
    const token = await signIn({}, { client_id: rfc9068.id }, oauth.ClientSecretBasic(rfc9068.secret));
    const request = new Request(issuer, { headers: { authorization: `Bearer ${token.access_token}` } });
    const claims = await oauth.validateJwtAccessToken(server, request, server.issuer, insecure);
    assert.equal(claims.sub, account.username);
    assert.equal(claims.client_id, rfc9068.id);
  });

  it('is told of a wrong password in its own error class', async () => {
    await assert.rejects(signIn({ password: wrong }), refused('invalid_grant'));
  });

  it('is told of a scope beyond its own in its own error class', async () => {
    await assert.rejects(signIn({ scope: foreignScope }), refused('invalid_scope'));
  });

  it('is told of a wrong secret in its own error class', async () => {
    await assert.rejects(signIn({}, client, oauth.ClientSecretBasic(wrong)), (error) => {
      assert.ok(error instanceof oauth.WWWAuthenticateChallengeError, error);
      assert.equal(error.status, 401);
      return true;
    });
  });
});

function refused(code) {
  return (error) => {
    assert.ok(error instanceof oauth.ResponseBodyError, error);
    assert.equal(error.status, 400);
    assert.equal(error.error, code);
    return true;
  };
}
