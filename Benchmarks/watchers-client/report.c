#include "run.h"

#include <stdio.h>
#include <stdlib.h>

static int by_size(const void *one, const void *other) {
    uint32_t a = *(const uint32_t *)one, b = *(const uint32_t *)other;
    return (a > b) - (a < b);
}

// Of sorted values, the one that the given share of them does not exceed; in milliseconds.
static double quantile_ms(const struct run *run, double share) {
    if (run->delivered == 0) return 0;
    return run->latency_us[(size_t)(share * (double)(run->delivered - 1) + 0.5)] / 1000.0;
}

void run_report(struct run *run) {
    const struct options *options = &run->options;
    int accepted = 0;
    uint64_t bytes = 0;
    for (int i = 0; i < options->changes; i++) accepted += run->changes[i].accepted;
    for (int i = 0; i < options->watchers; i++) bytes += run->watchers[i].stream.body_bytes;
    size_t expected = (size_t)accepted * (size_t)options->watchers;
    double deliveries = run->delivered > 0 ? (double)run->delivered : 1;
    qsort(run->latency_us, run->delivered, sizeof *run->latency_us, by_size);
    printf("{\"watchers\": %d, \"changes\": %d, \"refused\": %d, ", options->watchers, options->changes,
           options->changes - accepted);
    printf("\"p50_ms\": %.3f, \"p99_ms\": %.3f, \"max_ms\": %.3f, ", quantile_ms(run, 0.5), quantile_ms(run, 0.99),
           quantile_ms(run, 1));
    printf("\"delivered\": %zu, \"lost\": %zu, \"doubled\": %zu, \"closed\": %d, ", run->delivered,
           expected > run->delivered ? expected - run->delivered : 0, run->doubled, run->closed);
    printf("\"server_us_per_delivery\": %.3f, ", run->server_seconds * 1e6 / deliveries);
    printf("\"client_us_per_delivery\": %.3f, ", run->client_seconds * 1e6 / deliveries);
    printf("\"bytes_per_delivery\": %.1f}\n", (double)bytes / deliveries);
}
