/** Bad days, made on purpose: nodes killed, databases stopped, frozen, slow, read-only or full, and crowds at the door. */
package com.vidaplus.auth.it.faults;
