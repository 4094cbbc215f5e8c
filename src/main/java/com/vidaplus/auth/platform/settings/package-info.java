/**
 * The settings: each has one name, type and default, is read once as typed, and is checked before anything else starts.
 */
package com.vidaplus.auth.platform.settings;
