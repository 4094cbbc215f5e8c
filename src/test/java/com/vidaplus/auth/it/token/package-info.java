/** Reads tokens as a consumer does, and forges what nobody but the service could sign; with a library that the service does not use. */
package com.vidaplus.auth.it.token;
