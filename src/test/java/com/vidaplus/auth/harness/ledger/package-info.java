/** What clients were told, taken down, and held against what the database and every node say at the end. */
package com.vidaplus.auth.harness.ledger;
