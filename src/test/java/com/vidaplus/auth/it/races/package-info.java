/** Two uses at once, on one node or two, and nodes that die in between: nothing may be lost, forked, or brought back to life. */
package com.vidaplus.auth.it.races;
