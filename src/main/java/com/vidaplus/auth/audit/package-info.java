/**
 * What happened, by whom and to whom: written before the answer goes out, never changed, and chained by hashes so that a change shows.
 */
package com.vidaplus.auth.audit;
