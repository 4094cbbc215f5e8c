/** The commands and SQL of README.md and docs/, run as they are written there. */
package com.vidaplus.auth.it.readme;
