/**
 * Reads JSON that strangers sent: one object, each member once, nothing behind it.
 */
package com.vidaplus.auth.platform.json;
