/** The driver of the integration tests: one running service for the whole suite, and processes of its own for a test that needs them. */
package com.vidaplus.auth.harness.server;
