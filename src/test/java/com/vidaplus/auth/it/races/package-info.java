/** Two uses at once, on one node or two, and nodes that die in between: what must never be lost, forked, or brought back to life. */
package com.vidaplus.auth.it.races;
