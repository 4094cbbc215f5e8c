/**
 * Clears away what is worth nothing any more, in small steps that any node can go on with: families, revocations, seals.
 */
package com.vidaplus.auth.token.upkeep;
