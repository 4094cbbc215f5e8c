/** The API door as its clients see it: every row of the contract's tables, on every server and database. */
package com.vidaplus.auth.it.auth;
