/**
 * Who the caller is: accounts by password, clients by secret, with the same work for an unknown, a wrong and a disabled one.
 */
package com.vidaplus.auth.credential;
