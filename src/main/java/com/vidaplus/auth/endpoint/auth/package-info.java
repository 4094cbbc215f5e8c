/**
 * The API door: the published contract of the VidaPlus API, answer for answer.
 */
package com.vidaplus.auth.endpoint.auth;
