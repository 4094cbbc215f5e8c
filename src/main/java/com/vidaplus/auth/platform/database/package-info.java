/**
 * The one way to the database: statements, transactions, the schema, which product it is, and why it does not answer.
 */
package com.vidaplus.auth.platform.database;
