// One measurement: who watches, what was changed, who heard of it and when.
#ifndef RUN_H
#define RUN_H

#include "options.h"
#include "stream.h"

struct watcher {
    int socket;  // -1 once the server has closed it
    bool ready;
    struct stream stream;
};

struct change {
    uint64_t id;      // 0 until the first watcher has heard of it
    int64_t sent_ns;
    int reached;
    bool accepted;
};

struct run {
    struct options options;
    int epoll;
    struct watcher *watchers;
    int ready, closed;
    struct watcher poster;  // the connection that makes the change
    struct change *changes;
    int current;            // the change that is under way, -1 before the first
    uint64_t newest;        // the highest id that anyone has heard
    bool *heard;            // by watcher and change
    uint32_t *latency_us;   // of every delivery, in the order they came
    size_t delivered, doubled;
    double server_seconds, client_seconds;  // processor time while changes were made
};

/// Opens every stream and waits until each has got the first byte of its body.
void run_open(struct run *run, struct options options);

/// Makes the changes one after another, each when everyone has heard of the one before.
void run_changes(struct run *run);

/// Prints what was measured as one JSON object.
void run_report(struct run *run);

#endif
