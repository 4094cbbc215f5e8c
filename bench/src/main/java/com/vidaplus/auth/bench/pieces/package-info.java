/** What one hash, one signature, one form and one record cost by themselves, in time and in garbage, without a server. */
package com.vidaplus.auth.bench.pieces;
