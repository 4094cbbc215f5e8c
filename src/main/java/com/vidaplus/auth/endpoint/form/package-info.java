/**
 * Forms read the same way on every server: strict, bounded, from the body alone, into records (RFC 6749 appendix B).
 */
package com.vidaplus.auth.endpoint.form;
