/** The running service and who may use it, from the environment. */
function required(name) {
  const value = process.env[name];
  if (!value) {
    throw new Error(`The environment variable ${name} is missing`);
  }
  return value;
}

export const issuer = new URL(required('SERVICE_URL'));
export const account = { username: required('ACCOUNT_NAME'), password: required('ACCOUNT_PASSWORD') };
export const confidential = { id: required('CLIENT_ID'), secret: required('CLIENT_SECRET') };
/** A client without a secret. */
export const open = { id: required('PUBLIC_CLIENT_ID') };
/** A client that chose the tokens of RFC 9068. */
export const rfc9068 = { id: required('RFC9068_CLIENT_ID'), secret: required('RFC9068_CLIENT_SECRET') };
/** Two scope values that the confidential client may have, and one that it may not. */
export const scopes = ['orders:read', 'orders:write'];
export const foreignScope = 'payments:write';
export const wrong = 'not-the-right-one-but-just-as-long-as-it-has-to-be';
