/** Speaks to the service as its clients do, and holds every answer against openapi.yaml. */
package com.vidaplus.auth.harness.client;
