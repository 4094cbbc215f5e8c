/** The way into the runnable jar: the process runs exactly as long as the service in it does. */
package com.vidaplus.auth.micro;
