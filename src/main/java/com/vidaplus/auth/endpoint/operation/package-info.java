/**
 * What operates the service asks: liveness, readiness, metrics; and the start page.
 */
package com.vidaplus.auth.endpoint.operation;
