/**
 * What happened, by whom and to whom: stored before the answer goes out, never changed, chained by hashes so that a change shows.
 */
package com.vidaplus.auth.audit;
