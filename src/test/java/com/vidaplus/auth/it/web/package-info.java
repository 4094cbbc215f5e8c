/** What every answer of the service shares, whichever door it came through or missed. */
package com.vidaplus.auth.it.web;
