/**
 * Reads the audit log page by page, and finds out whether the stored chains are still what the nodes wrote.
 */
package com.vidaplus.auth.audit.verification;
