/** Inputs by the million, made from good and bad ones that people wrote: no promise may break for any of them. */
package com.vidaplus.auth.harness.generated;
