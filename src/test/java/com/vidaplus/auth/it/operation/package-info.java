/** The service as its operators meet it: starts, stops, kills, wrong settings, several nodes, a database that goes away. */
package com.vidaplus.auth.it.operation;
