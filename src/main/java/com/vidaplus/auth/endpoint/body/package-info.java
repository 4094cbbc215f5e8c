/**
 * Bodies of requests: received before a thread works on the request, bounded in size, time and number.
 */
package com.vidaplus.auth.endpoint.body;
