/**
 * The key encryption key and the data keys under it, which keep private keys and names unreadable in the database.
 */
package com.vidaplus.auth.key.encryption;
