/** Holds any answer of the service against its published description, {@code openapi.yaml}, so that neither can drift. */
package com.vidaplus.auth.harness.contract;
