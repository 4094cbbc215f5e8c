/**
 * What happens once at the start, after the rest: the first account, the first client, the first signing key's timer.
 */
package com.vidaplus.auth.bootstrap;
