/** Whether limits hold across gateways that are real processes, how much of them can be used, and what they cost. */
package dev.sluice.bench.limits;
