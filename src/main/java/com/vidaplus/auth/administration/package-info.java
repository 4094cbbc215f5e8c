/**
 * What operators, and people for their own account, may change: each change conditional on what was seen, audited, and in force on every
 * node with the next request.
 */
package com.vidaplus.auth.administration;
