/**
 * What this node counts and measures, and the Prometheus text format of it; nothing here names an account.
 */
package com.vidaplus.auth.platform.metrics;
