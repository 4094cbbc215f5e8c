/**
 * Counts wrong guesses by account, address and source, and tells how long the next guess has to wait.
 */
package com.vidaplus.auth.credential.guess;
