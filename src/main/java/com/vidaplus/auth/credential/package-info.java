/**
 * Who the caller is: a password is compared with what is stored at the same cost whether or not there is anything stored, and never
 * by more callers at once than the machine has room for (Argon2: RFC 9106).
 */
package com.vidaplus.auth.credential;
