/** What the service records, and that tampering with it is found. */
package com.vidaplus.auth.it.audit;
