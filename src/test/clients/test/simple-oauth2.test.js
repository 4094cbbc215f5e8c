import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ClientCredentials, ResourceOwnerPassword } from 'simple-oauth2';
import { account, confidential, foreignScope, issuer, scopes, wrong } from '../service.js';

for (const authorizationMethod of ['header', 'body']) {
  const config = (secret) => ({
    client: { id: confidential.id, secret },
    auth: { tokenHost: issuer.origin, tokenPath: '/oauth2/token', revokePath: '/oauth2/revoke' },
    options: { authorizationMethod },
  });

  describe(`simple-oauth2 with credentials in the ${authorizationMethod}`, () => {
    const people = new ResourceOwnerPassword(config(confidential.secret));
    const machine = new ClientCredentials(config(confidential.secret));

    it('signs in, refreshes and revokes', async () => {
      const first = await people.getToken(account);
      assert.equal(first.expired(), false);
      const second = await first.refresh();
      assert.notEqual(second.token.refresh_token, first.token.refresh_token);
      await second.revokeAll();
      await assert.rejects(second.refresh(), refused(400, 'invalid_grant'));
    });

    it('gets a token of its own, with a part of its scopes', async () => {
      const own = await machine.getToken({ scope: [scopes[0]] });
      assert.equal(own.token.scope, scopes[0]);
    });

    it('is told of a wrong password in its own error class', async () => {
      await assert.rejects(people.getToken({ ...account, password: wrong }), refused(400, 'invalid_grant'));
    });

    it('is told of a scope beyond its own in its own error class', async () => {
      await assert.rejects(people.getToken({ ...account, scope: foreignScope }), refused(400, 'invalid_scope'));
    });

    it('is told of a wrong secret in its own error class', async () => {
      const impostor = new ResourceOwnerPassword(config(wrong));
      await assert.rejects(impostor.getToken(account), refused(401, 'invalid_client'));
    });
  });
}

/** This library throws the errors of @hapi/boom. */
function refused(status, code) {
  return (error) => {
    assert.equal(error.isBoom, true, error);
    assert.equal(error.output.statusCode, status);
    assert.equal(error.data.payload.error, code);
    return true;
  };
}
