/**
 * Deletes families, revocations and seals that are no longer needed, in small steps that any node can continue.
 */
package com.vidaplus.auth.session.upkeep;
