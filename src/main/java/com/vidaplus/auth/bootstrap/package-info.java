/**
 * What begins, and what a node tells about itself, when every other part of the service has started.
 */
package com.vidaplus.auth.bootstrap;
