/** How often one request of each kind goes to PostgreSQL and back, held against docs/performance/round-trips.md. */
package com.vidaplus.auth.it.roundtrip;
