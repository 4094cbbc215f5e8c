/**
 * The one way to the database: statements, each alone or several in one JDBC transaction, repeated where the database gave one up.
 */
package com.vidaplus.auth.platform.database;
