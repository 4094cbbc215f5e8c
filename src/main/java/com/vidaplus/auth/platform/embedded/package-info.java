/**
 * Keeps the file of an embedded H2 database as small as its content allows, and says how big it is; leaves every other database alone.
 */
package com.vidaplus.auth.platform.embedded;
