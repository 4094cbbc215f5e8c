/**
 * The use cases behind both doors: one class for each grant, refusals as results so that nothing recorded is rolled back (RFC 6749).
 */
package com.vidaplus.auth.grant;
