/**
 * What operators, and people for their own account, may change: conditional on what they saw, audited, in force with the next request.
 */
package com.vidaplus.auth.administration;
