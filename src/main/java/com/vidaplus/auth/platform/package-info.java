/**
 * What the runtime gives: settings, clock and data source to inject, readiness, random text, JSON read strictly.
 */
package com.vidaplus.auth.platform;
