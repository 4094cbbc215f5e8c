/**
 * The use cases behind both doors: one class for each grant, and a refusal is a result (RFC 6749).
 */
package com.vidaplus.auth.grant;
