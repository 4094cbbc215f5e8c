/** The OAuth door as a client on HTTP sees it: one test for each clause that applies, named after it. */
package com.vidaplus.auth.it.oauth2;
