/**
 * The addresses for the service's operators: liveness, readiness, metrics; and the start page.
 */
package com.vidaplus.auth.endpoint.operation;
