/**
 * Password hashes as other services store them: read strictly, put into the form that is stored here, compared with passwords.
 */
package com.vidaplus.auth.credential.foreign;
