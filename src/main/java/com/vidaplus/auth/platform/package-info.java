/**
 * What the runtime gives the service: settings checked before anything else, the clock, the data source, the schema, readiness.
 */
package com.vidaplus.auth.platform;
