/**
 * Deletes families, revocations and seals that count for nothing any more, in small steps that any node can continue.
 */
package com.vidaplus.auth.session.upkeep;
