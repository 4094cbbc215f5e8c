/** The way into the runnable jar, and out of it into a directory that starts faster: the process runs exactly as long as the service. */
package com.vidaplus.auth.micro;
