/** The operators' door from outside: every operation and status, every kind of caller, and what a change means at the next request. */
package com.vidaplus.auth.it.admin;
