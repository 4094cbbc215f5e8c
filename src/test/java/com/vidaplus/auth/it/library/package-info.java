/** Libraries that others wrote for any OAuth service must work with this one as they are. */
package com.vidaplus.auth.it.library;
