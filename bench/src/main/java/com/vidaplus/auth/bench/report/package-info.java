/**
 * Shows what was measured, promised or not, reached or not, to people and to programs.
 */
package com.vidaplus.auth.bench.report;
