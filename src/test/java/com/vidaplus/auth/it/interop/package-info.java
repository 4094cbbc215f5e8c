/** A service that takes our tokens: a stock server with a WAR of its own, told nothing but the issuer and where the keys are. */
package com.vidaplus.auth.it.interop;
