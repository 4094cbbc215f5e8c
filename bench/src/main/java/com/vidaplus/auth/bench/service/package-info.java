/**
 * Measures our own service as it is delivered, on PostgreSQL, over HTTP.
 */
package com.vidaplus.auth.bench.service;
