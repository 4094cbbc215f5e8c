/**
 * Measures the service beside the limits of the machine it is on, in one run, and shows every number that a promise rests on.
 */
package com.vidaplus.auth.bench;
