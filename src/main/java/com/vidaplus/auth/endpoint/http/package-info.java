/**
 * What every request and answer shares: limits, security headers, CORS, forwarded addresses, JSON for errors.
 */
package com.vidaplus.auth.endpoint.http;
