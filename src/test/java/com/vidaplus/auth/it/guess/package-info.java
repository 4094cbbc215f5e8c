/** How many guesses there are: of passwords through both doors and the own account, and of client secrets at every endpoint. */
package com.vidaplus.auth.it.guess;
