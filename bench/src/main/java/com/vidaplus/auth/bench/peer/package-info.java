/** Other services for the same task, set up as well as we know how and started on the same database server, to be measured beside ours. */
package com.vidaplus.auth.bench.peer;
