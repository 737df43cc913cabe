#define _GNU_SOURCE
#include "options.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char usage[] =
    "watchers --port N --watchers N --stream PATH --append PATH [more]\n"
    "Opens many event streams on 127.0.0.1, makes changes and measures when each watcher hears of them.\n"
    "  --header LINE          for both kinds of request, e.g. \"Authorization: Bearer …\"\n"
    "  --stream-header LINE   for the streams only\n"
    "  --pass LINE            for the streams too; of several, each watcher sends the next\n"
    "  --append-header LINE   for the changes only\n"
    "  --body TEXT            of a change; %d becomes its number\n"
    "  --changes N            how many (default 50)\n"
    "  --pause MS             between two of them (default 50)\n"
    "  --timeout MS           for one to reach everyone (default 10000)\n"
    "  --server-pid N         whose processor time is to be reported\n";

static void refuse(const char *why) {
    fprintf(stderr, "watchers: %s\n%s", why, usage);
    exit(64);
}

static int number(const char *text, int least, int most) {
    char *end;
    long value = strtol(text, &end, 10);
    if (*end || end == text || value < least || value > most) refuse("a number is out of range");
    return (int)value;
}

static void add(struct headers *headers, const char *line) {
    if (headers->count == MAX_HEADERS) refuse("too many headers");
    headers->lines[headers->count++] = line;
}

struct options options_parse(int count, char **words) {
    enum { PORT, WATCHERS, STREAM, APPEND, HEADER, STREAM_HEADER, APPEND_HEADER, BODY, CHANGES, PAUSE, TIMEOUT, PID, PASS };
    static const struct option known[] = {
        {"port", 1, 0, PORT}, {"watchers", 1, 0, WATCHERS}, {"stream", 1, 0, STREAM}, {"append", 1, 0, APPEND},
        {"header", 1, 0, HEADER}, {"stream-header", 1, 0, STREAM_HEADER}, {"append-header", 1, 0, APPEND_HEADER},
        {"body", 1, 0, BODY}, {"changes", 1, 0, CHANGES}, {"pause", 1, 0, PAUSE}, {"timeout", 1, 0, TIMEOUT},
        {"server-pid", 1, 0, PID}, {"pass", 1, 0, PASS}, {0, 0, 0, 0}};
    struct options options = {.changes = 50, .pause_ms = 50, .timeout_ms = 10000, .body = ""};
    for (int option; (option = getopt_long(count, words, "", known, NULL)) != -1;) {
        switch (option) {
        case PORT: options.port = number(optarg, 1, 65535); break;
        case WATCHERS: options.watchers = number(optarg, 1, 50000); break;
        case STREAM: options.stream_path = optarg; break;
        case APPEND: options.append_path = optarg; break;
        case HEADER: add(&options.stream_headers, optarg); add(&options.append_headers, optarg); break;
        case STREAM_HEADER: add(&options.stream_headers, optarg); break;
        case APPEND_HEADER: add(&options.append_headers, optarg); break;
        case BODY: options.body = optarg; break;
        case CHANGES: options.changes = number(optarg, 1, 10000); break;
        case PAUSE: options.pause_ms = number(optarg, 0, 60000); break;
        case TIMEOUT: options.timeout_ms = number(optarg, 1, 60000); break;
        case PID: options.server_pid = number(optarg, 1, 1 << 30); break;
        case PASS:
            if (options.pass_count == MAX_PASSES) refuse("too many passes");
            options.passes[options.pass_count++] = optarg;
            break;
        default: refuse("unknown option");
        }
    }
    if (!options.port || !options.watchers || !options.stream_path || !options.append_path)
        refuse("--port, --watchers, --stream and --append are needed");
    return options;
}
