/**
 * Keeps the file of an embedded H2 database as small as its content allows, and says how big the file is.
 */
package com.vidaplus.auth.platform.embedded;
