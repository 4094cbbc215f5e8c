/**
 * How much memory password hashes may take at once, on the Java heap and outside of it, and which hash gets it first.
 */
package com.vidaplus.auth.credential.memory;
