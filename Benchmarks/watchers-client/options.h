// What the command line asks for.
#ifndef OPTIONS_H
#define OPTIONS_H

#define MAX_HEADERS 8
#define MAX_PASSES 512

struct headers {
    const char *lines[MAX_HEADERS];
    int count;
};

struct options {
    int port;
    int watchers;
    int changes;
    int pause_ms;      // between the end of one change and the next
    int timeout_ms;    // for one change to reach everyone
    int server_pid;    // 0: do not read its processor time
    const char *stream_path;
    const char *append_path;
    const char *body;  // may hold one %d: the number of the change
    struct headers stream_headers;
    struct headers append_headers;
    const char *passes[MAX_PASSES];  // header lines of which each watcher sends the next
    int pass_count;
};

/// Reads the command line, or prints what is wrong with it and ends the program with 64.
struct options options_parse(int count, char **words);

#endif
