/**
 * Commands for operators at a shell: hash a password or a name, and choose the cost of hashes for a machine.
 */
package com.vidaplus.auth.command;
