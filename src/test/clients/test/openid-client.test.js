import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import * as client from 'openid-client';
import { account, confidential, foreignScope, issuer, open, scopes, wrong } from '../service.js';

const insecure = { algorithm: 'oauth2', execute: [client.allowInsecureRequests] };

function configuration(id, authentication) {
  return client.discovery(issuer, id, undefined, authentication, insecure);
}

function signIn(config, parameters = {}) {
  return client.genericGrantRequest(config, 'password', { ...account, ...parameters });
}

const methods = { client_secret_basic: client.ClientSecretBasic, client_secret_post: client.ClientSecretPost };

for (const [method, authentication] of Object.entries(methods)) {
  describe(`openid-client with ${method}`, () => {
    let config;

    before(async () => {
      config = await configuration(confidential.id, authentication(confidential.secret));
    });

    it('discovers the service (RFC 8414)', () => {
      const server = config.serverMetadata();
      assert.equal(new URL(server.issuer).href, issuer.href);
      assert.ok(server.grant_types_supported.includes('password'));
      assert.ok(server.token_endpoint_auth_methods_supported.includes(method));
    });

    it('signs in, refreshes, introspects and revokes', async () => {
      const first = await signIn(config);
      assert.equal(first.token_type, 'bearer');
      assert.deepEqual(first.scope.split(' ').sort(), scopes);
      assert.ok(first.expiresIn() > 0);

      const second = await client.refreshTokenGrant(config, first.refresh_token);
      assert.notEqual(second.refresh_token, first.refresh_token);

      const told = await client.tokenIntrospection(config, second.access_token);
      assert.equal(told.active, true);
      assert.equal(told.client_id, confidential.id);
      assert.equal(told.username ?? told.sub, account.username);

      await client.tokenRevocation(config, second.refresh_token);
      assert.deepEqual(await client.tokenIntrospection(config, second.access_token), { active: false });
      await assert.rejects(client.refreshTokenGrant(config, second.refresh_token), refused('invalid_grant'));
    });

    it('gets a token of its own, with a part of its scopes', async () => {
      const own = await client.clientCredentialsGrant(config, { scope: scopes[0] });
      assert.equal(own.scope, scopes[0]);
      assert.equal(own.refresh_token, undefined);
    });

    it('is told of a wrong password in its own error class', async () => {
      await assert.rejects(signIn(config, { password: wrong }), refused('invalid_grant'));
    });

    it('is told of a scope beyond its own in its own error class', async () => {
      await assert.rejects(signIn(config, { scope: foreignScope }), refused('invalid_scope'));
      await assert.rejects(client.clientCredentialsGrant(config, { scope: foreignScope }), refused('invalid_scope'));
    });

    it('is told of a wrong secret in its own error class', async () => {
      const impostor = await configuration(confidential.id, authentication(wrong));
      await assert.rejects(signIn(impostor), (error) => {
        assert.ok(error instanceof client.WWWAuthenticateChallengeError, error);
        assert.equal(error.status, 401);
        assert.equal(error.cause[0].scheme, 'basic');
        return true;
      });
    });
  });
}

describe('openid-client without a secret', () => {
  it('signs in, refreshes and revokes', async () => {
    const config = await configuration(open.id, client.None());
    const first = await signIn(config);
    const second = await client.refreshTokenGrant(config, first.refresh_token);
    await client.tokenRevocation(config, second.refresh_token);
    await assert.rejects(client.refreshTokenGrant(config, second.refresh_token), refused('invalid_grant'));
    await assert.rejects(client.clientCredentialsGrant(config), refused('unauthorized_client'));
  });
});

function refused(code) {
  return (error) => {
    assert.ok(error instanceof client.ResponseBodyError, error);
    assert.equal(error.status, 400);
    assert.equal(error.error, code);
    return true;
  };
}
