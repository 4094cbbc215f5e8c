/** Which of the robustness cases which test proves: the ids are collected from the tests as they run, never written down by hand. */
package com.vidaplus.auth.harness.cases;
