/**
 * What happens when every other part has started: the first account and client, timers, and what a node tells about itself.
 */
package com.vidaplus.auth.bootstrap;
