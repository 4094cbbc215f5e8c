/** The API page does in a real browser what it promises to people, and talks to nobody but this service. */
package com.vidaplus.auth.it.page;
