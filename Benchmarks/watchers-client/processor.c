#include "processor.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

double processor_seconds(int pid) {
    char path[64], text[1024];
    snprintf(path, sizeof path, "/proc/%d/stat", pid);
    FILE *file = fopen(path, "r");
    if (!file) return 0;
    size_t length = fread(text, 1, sizeof text - 1, file);
    fclose(file);
    text[length] = 0;
    // The name stands in brackets and may hold anything; user and system time are the 12th and 13th word after it.
    const char *rest = strrchr(text, ')');
    unsigned long user, system;
    if (!rest) return 0;
    int found = sscanf(rest + 1, " %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu %lu", &user, &system);
    if (found != 2) return 0;
    return (double)(user + system) / (double)sysconf(_SC_CLK_TCK);
}
