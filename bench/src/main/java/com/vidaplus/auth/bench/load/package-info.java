/**
 * A load on an HTTP service that costs its own machine little, tells every answer that was not wanted, and never lets a slow answer
 * hide the ones that had to wait behind it.
 */
package com.vidaplus.auth.bench.load;
