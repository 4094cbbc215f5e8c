/**
 * What every answer shares: the body limit, security headers, JSON for errors, liveness and readiness.
 */
package com.vidaplus.auth.endpoint.web;
