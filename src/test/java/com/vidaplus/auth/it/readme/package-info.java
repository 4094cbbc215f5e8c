/** The README's commands, run as they are written there. */
package com.vidaplus.auth.it.readme;
