// Watches a stream of server-sent events many times over, on one thread, and measures how soon a change arrives.
#include "run.h"

#include <stdio.h>
#include <sys/resource.h>

static void raise_descriptor_limit(void) {
    struct rlimit limit;
    if (getrlimit(RLIMIT_NOFILE, &limit) < 0) return;
    limit.rlim_cur = limit.rlim_max;
    if (setrlimit(RLIMIT_NOFILE, &limit) < 0) perror("watchers: setrlimit");
}

int main(int count, char **words) {
    struct options options = options_parse(count, words);
    struct run run;
    raise_descriptor_limit();
    run_open(&run, options);
    run_changes(&run);
    run_report(&run);
    return 0;
}
