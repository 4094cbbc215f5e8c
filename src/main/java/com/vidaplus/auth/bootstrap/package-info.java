/**
 * What begins when every other part of the service has started.
 */
package com.vidaplus.auth.bootstrap;
