/** What an attacker or a careless client sends by the thousand, against a service of its own that nobody else needs afterwards. */
package com.vidaplus.auth.it.attack;
